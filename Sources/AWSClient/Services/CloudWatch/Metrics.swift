extension CloudWatch {
  /// A metric by name.
  package struct Metric: Decodable, Sendable {
    package var namespace: String?
    package var metricName: String?
    package var dimensions: [Dimension]?
  }

  /// One dimension.
  package struct Dimension: Decodable, Sendable {
    package var name: String?
    package var value: String?
  }

  /// The metrics that were found.
  package struct ListMetrics: Decodable, Sendable {
    package var metrics: [Metric]?
  }

  /// Points of many metrics, with the request where both were put into one document.
  package struct GetMetricData: Decodable, Sendable {
    package var metricDataQueries: [Query]?
    package var startTime: Timestamp?
    package var endTime: Timestamp?
    package var metricDataResults: [Result]?
    package var messages: [Message]?
  }

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

  /// The points of one question; newest first unless asked otherwise.
  package struct Result: Decodable, Sendable {
    package var id: String?
    package var label: String?
    package var timestamps: [Timestamp]?
    package var values: [Double]?
    /// `Complete`, `PartialData`, `InternalError`, `Forbidden`.
    package var statusCode: String?
  }

  /// Something that CloudWatch says of a request.
  package struct Message: Decodable, Sendable {
    package var code: String?
    package var value: String?
  }

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
