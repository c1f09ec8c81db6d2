/// Service Quotas.
package enum ServiceQuotas {
  private static let call = ServiceName("service-quotas", actions: "servicequotas", .json11)

  static let operations = [
    call("ListServiceQuotas", ["Quotas", "Quotas.QuotaCode"], "reads the limits of a service"),
    call("GetServiceQuota", ["Quota", "Quota.QuotaCode"], "reads one limit"),
    call(
      "ListAWSDefaultServiceQuotas", ["Quotas", "Quotas.QuotaCode"],
      "reads limits that were never raised"),
  ]

  /// Limits.
  package struct ListServiceQuotas: Decodable, Sendable {
    package var quotas: [Quota]?
  }

  /// One limit.
  package struct GetServiceQuota: Decodable, Sendable {
    package var quota: Quota?
  }

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
