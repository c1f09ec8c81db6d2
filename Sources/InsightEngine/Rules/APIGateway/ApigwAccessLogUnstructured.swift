import ServerlessModel

/// Finds access logs that no machine reads well, or that lead to no request.
struct ApigwAccessLogUnstructured: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-access-log-unstructured",
      title: "Access log is not JSON or lacks a trace id",
      pillar: .operations, sal: .ops1, severity: .info,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.configuration],
      why: "A line that cannot be queried, or not be followed to its request, does not help when "
        + "it is needed.",
      fix: "Use a JSON format that includes requestId and xrayTraceId.",
      sources: [
        "cdk-nag Serverless-APIGWStructuredLogging",
        "Well-Architected serverless guidance, OPS 1",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let logging = try context.stages().filter { !($0.accessLogDestination?.isEmpty ?? true) }
    guard !logging.isEmpty else { return .notApplicable }
    guard logging.allSatisfy({ $0.accessLogFormat != nil }) else {
      throw Lacks(.notRecorded("access log format"))
    }
    return context.judgeStages(
      without: "JSON lines that name their request", logging,
      where: { !Self.isGood($0.accessLogFormat ?? "") }
    ) { [.list("formats", $0.compactMap(\.accessLogFormat))] }
  }

  private static func isGood(_ format: String) -> Bool {
    JSONTree(filled(format))?.object != nil && ids.contains { format.contains("$context." + $0) }
  }

  private static let ids = ["requestId", "extendedRequestId", "xrayTraceId"]

  /// The format with 0 for every variable, in quotes or out of them.
  static func filled(_ format: String) -> String {
    let pieces = format.split(separator: "$context.", omittingEmptySubsequences: false)
    return pieces.dropFirst().reduce(String(pieces.first ?? "")) { text, piece in
      text + "0" + piece.drop { $0.isLetter || $0.isNumber || "._-".contains($0) }
    }
  }
}
