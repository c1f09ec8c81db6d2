extension CloudWatch {
  /// A metric by name.
  package struct Metric: Decodable, Sendable {
    package var namespace: String?
    package var metricName: String?
    package var dimensions: [Dimension]?
  }
}
