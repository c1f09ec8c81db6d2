extension Lambda {
  /// Reads the tags of a function.
  ///
  /// - IAM action: `lambda:ListTags`.
  /// - Limits: 15 calls a second, shared by all control calls of Lambda, not raisable.
  /// - Source: AWS Lambda API Reference, ListTags (2026-11).
  package static let listTags = service(
    "ListTags", "reads the tags of a function", http: .get("/2017-03-31/tags/{Resource}"))

  /// The tags of a function.
  package struct ListTags: Decodable, Sendable {
    package var tags: [String: String]?
  }
}
