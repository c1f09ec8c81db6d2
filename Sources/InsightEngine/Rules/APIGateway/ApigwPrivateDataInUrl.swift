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

  /// The most lines of an access log that are looked at.
  static let mostLines = 5000

  func judge(_ context: Context) throws -> Verdict {
    let routes = Result { try context.routes() }
    let lines = Result { try context.accessLines(windowSeconds, limit: Self.mostLines) }
    let declared = ((try? routes.get()) ?? []).flatMap(Self.declared)
    let hits = ((try? lines.get()) ?? []).compactMap(Self.hit)
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

  /// The route of a request and what private thing its address holds; `nil` for nothing.
  private static func hit(_ line: AccessLine) -> String? {
    let query = line.query ?? ""
    let named = query.split(separator: "&")
      .compactMap { $0.contains("=") ? $0.prefix { $0 != "=" } : nil }
      .first { PrivateText.isTelling($0) }
    let mask = PrivateText.mask(in: (line.path ?? "") + "?" + query)
    let number = [line.path ?? "", query].contains { PrivateText.hasNationalID($0) }
    guard let what = mask ?? named.map(String.init) ?? (number ? "social security number" : nil)
    else { return nil }
    let route = line.route ?? (line.path == nil ? "" : "a path")
    let method = line.method.map { $0 + " " } ?? ""
    return (route.hasPrefix(method) ? "" : method) + route + " " + what
  }
}
