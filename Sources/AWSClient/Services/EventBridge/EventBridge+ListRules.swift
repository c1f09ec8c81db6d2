extension EventBridge {
  /// Finds the rules.
  ///
  /// - IAM action: `events:ListRules`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon EventBridge API Reference, ListRules (2026-11).
  package static let listRules = service(
    "ListRules", "finds the rules", keys: ["Rules", "Rules.Arn"],
    paging: Paging("NextToken", size: "Limit", most: 100))

  /// Rules of one bus.
  package struct ListRules: Decodable, Sendable {
    package var rules: [Rule]?
  }

  /// One rule.
  package struct Rule: Decodable, Sendable {
    package var name: String?
    package var arn: String?
    package var eventPattern: String?
    package var state: String?
    package var scheduleExpression: String?
    package var eventBusName: String?
  }
}
