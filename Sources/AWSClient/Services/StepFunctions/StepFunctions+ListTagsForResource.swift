extension StepFunctions {
  /// Reads the tags of a state machine.
  ///
  /// - IAM action: `states:ListTagsForResource`.
  /// - Limits: rate not published.
  /// - Source: AWS Step Functions API Reference, ListTagsForResource (2026-11).
  package static let listTagsForResource = service(
    "ListTagsForResource", "reads the tags of a state machine")

  /// The tags of one state machine.
  package struct ListTagsForResource: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
