import ServerlessModel

/// Finds private data in the addresses that callers use.
struct ApigwPrivateDataInUrl: Rule {
  var minHits = Parameter("minHits", 3)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "apigw-private-data-in-url",
      title: "Private data in path or query string",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.restAPI, .httpAPI], needs: [.configuration, .logs],
      parameters: [minHits, windowHours],
      why: "Addresses end up in logs, histories and referrers, where nobody protects what is in "
        + "them.",
      fix: "Move the value to the body or a header; URLs end up in logs, history and referrers.",
      sources: [
        "Well-Architected serverless guidance, SEC 2 path and query string"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let routes = Result { try context.routes() }
    let lines = Result { try context.sampledLines(windowSeconds) }
    let declared = ((try? routes.get()) ?? []).flatMap(Self.declared)
    let hits = ((try? lines.get()) ?? []).compactMap(\.exposure)
    guard !declared.isEmpty || hits.count >= minHits.count else {
      _ = try (lines.get(), routes.get())
      return .pass
    }
    return .fails(
      summary(declared, hits), figure: Double(hits.count), .count("requests", hits.count),
      .list("seen", Array(Set(hits).sorted().prefix(5))), .list("declared", declared))
  }

  private func summary(_ declared: [String], _ hits: [String]) -> String {
    if hits.count >= minHits.count, let first = hits.first {
      return "\(Format.counted(hits.count, "request")) with private data in the address: \(first)"
    }
    return "\(Format.counted(declared.count, "declared parameter")) of a private name: "
      + Format.firstFew(declared)
  }

  /// Parameters of a method's address that are named for what is private: `GET /users email`.
  private static func declared(_ route: APIRoute) -> [String] {
    let inPath = route.path.split(separator: "/").filter { $0.hasPrefix("{") }
      .map { $0.filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } }
    let inQuery = (route.requestParameters ?? []).filter { $0.contains(".querystring.") }
      .compactMap { $0.split(separator: ".").last.map(String.init) }
    return (inPath + inQuery).filter { PrivateText.isTelling($0) }.map { route.label + " " + $0 }
  }
}
