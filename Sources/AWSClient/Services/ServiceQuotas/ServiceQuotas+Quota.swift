extension ServiceQuotas {
  /// A limit of one service.
  package struct Quota: Decodable, Sendable {
    package var serviceCode: String?
    package var quotaArn: String?
    package var quotaCode: String?
    package var quotaName: String?
    package var value: Double?
    package var adjustable: Bool?
    package var period: Period?
    package var usageMetric: UsageMetric?
  }

  /// The period that a rate is counted by.
  package struct Period: Decodable, Sendable {
    package var periodValue: Int?
    /// `MICROSECOND`, `MILLISECOND`, `SECOND`, `MINUTE`, `HOUR`, `DAY`, `WEEK`.
    package var periodUnit: String?
  }

  /// The metric that counts the use of a limit.
  package struct UsageMetric: Decodable, Sendable {
    package var metricNamespace: String?
    package var metricName: String?
    package var metricDimensions: [String: String]?
    package var metricStatisticRecommendation: String?
  }
}
