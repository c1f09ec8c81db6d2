import ServerlessModel

/// Finds logs of APIs that keep what callers would not want kept.
struct ApigwAccessLogSensitive: Rule {
  var sampleLines = Parameter("sampleLines", 500)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "apigw-access-log-sensitive",
      title: "Access or execution log may hold private data",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.configuration, .logs],
      parameters: [sampleLines, windowHours],
      why: "More people read logs than may see the data, and logs are kept and copied.",
      fix: "Turn off data tracing and log only non-personal context variables.",
      sources: [
        "Well-Architected serverless guidance, SEC 2 access logs"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let stages = try context.stages()
    let traced = stages.filter { $0.dataTrace == true && Self.isProduction($0.name) }.map(\.name)
    let variables = Set(stages.flatMap { Self.variables(in: $0.accessLogFormat ?? "") }).sorted()
    let masks = Result { try self.masks(context) }
    let found = (try? masks.get()) ?? []
    guard !traced.isEmpty || !variables.isEmpty || !found.isEmpty else {
      if stages.contains(where: { $0.accessLogDestination != nil }) { _ = try masks.get() }
      return .pass
    }
    return .fail([
      Violation(
        Self.summary(traced, variables, found), figure: Double(found.count),
        evidence: [
          .list("dataTraceStages", traced), .list("formatVariables", variables),
          .count("linesWithPrivateData", found.count),
          .list("maskedValues", Array(Set(found).sorted().prefix(3))),
        ])
    ])
  }

  /// The masked value of each line of the sample that has one.
  private func masks(_ context: Context) throws -> [String] {
    try context.sampledLines(windowSeconds).prefix(sampleLines.count).compactMap(\.mask)
  }

  private static func summary(_ traced: [String], _ variables: [String], _ masks: [String])
    -> String
  {
    var parts: [String] = []
    if let mask = masks.first {
      parts.append(
        "\(Format.counted(masks.count, "line")) with \(PrivateText.kind(of: mask)) values")
    }
    if !variables.isEmpty { parts.append("format logs " + Format.firstFew(variables)) }
    if !traced.isEmpty { parts.append("data trace on " + Format.firstFew(traced)) }
    return parts.joined(separator: ", ")
  }

  private static func isProduction(_ stage: String) -> Bool {
    stage.lowercased().split { !$0.isLetter }
      .contains { ["prod", "production", "prd", "live"].contains($0) }
  }

  /// The variables of a format that hold personal data or keys.
  private static func variables(in format: String) -> [String] {
    let low = format.lowercased()
    return sensitive.filter { low.contains($0.lowercased()) }
  }

  private static let sensitive = [
    "$context.authorizer.claims.email", "$context.authorizer.claims.phone_number",
    "$context.authorizer.claims.name", "$context.identity.apiKey", "header.Authorization",
    "params('Authorization')",
  ]
}
