extension CloudWatch {
  /// Reads points of one metric.
  ///
  /// - IAM action: `cloudwatch:GetMetricStatistics`.
  /// - Limits: rate not published.
  /// - Source: Amazon CloudWatch API Reference, GetMetricStatistics (2026-11).
  package static let getMetricStatistics = service(
    "GetMetricStatistics", "reads points of one metric", keys: ["Datapoints", "Label"])

  /// Points of one metric, with the request where both were put into one document.
  package struct GetMetricStatistics: Decodable, Sendable {
    package var label: String?
    package var datapoints: [Datapoint]?
    package var namespace: String?
    package var metricName: String?
    package var dimensions: [Dimension]?
    package var period: Int?
    package var startTime: Timestamp?
    package var endTime: Timestamp?
  }

  /// One point with the statistics that were asked for.
  package struct Datapoint: Decodable, Sendable {
    package var timestamp: Timestamp?
    package var sampleCount: Double?
    package var average: Double?
    package var sum: Double?
    package var minimum: Double?
    package var maximum: Double?
    package var unit: String?
    package var extendedStatistics: [String: Double]?
  }
}
