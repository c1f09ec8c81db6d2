extension CloudWatch {
  /// One dimension.
  package struct Dimension: Decodable, Sendable {
    package var name: String?
    package var value: String?
  }
}
