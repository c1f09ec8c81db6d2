extension EventBridge {
  /// Reads what a rule starts.
  ///
  /// - IAM action: `events:ListTargetsByRule`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon EventBridge API Reference, ListTargetsByRule (2026-11).
  package static let listTargetsByRule = service(
    "ListTargetsByRule", "reads what a rule starts", keys: ["Targets", "Targets.Arn"],
    paging: Paging("NextToken", size: "Limit", most: 100))

  /// What a rule starts.
  package struct ListTargetsByRule: Decodable, Sendable {
    package var targets: [Target]?
  }

  /// One target, of a rule or a schedule.
  package struct Target: Decodable, Sendable {
    package var arn: String?
    package var roleArn: String?
    package var deadLetterConfig: DeadLetter?
    package var retryPolicy: Retry?
  }

  /// Where events go that could not be delivered.
  package struct DeadLetter: Decodable, Sendable {
    package var arn: String?
  }

  /// How delivery is tried again.
  package struct Retry: Decodable, Sendable {
    package var maximumRetryAttempts: Int?
    package var maximumEventAgeInSeconds: Int?
  }
}
