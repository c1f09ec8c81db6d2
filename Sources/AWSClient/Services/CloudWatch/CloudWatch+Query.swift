extension CloudWatch {
  /// One question of a request.
  package struct Query: Decodable, Sendable {
    package var id: String?
    package var label: String?
    package var expression: String?
    package var metricStat: MetricStat?
    package var period: Int?
  }

  /// Which metric is asked for, and how it is aggregated.
  package struct MetricStat: Decodable, Sendable {
    package var metric: Metric?
    package var period: Int?
    package var stat: String?
    package var unit: String?
  }
}
