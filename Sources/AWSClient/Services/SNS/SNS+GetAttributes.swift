extension SNS {
  /// Attributes of a topic or a subscription; all values are text.
  package struct GetAttributes: Decodable, Sendable {
    package var attributes: [String: String]?
  }
}
