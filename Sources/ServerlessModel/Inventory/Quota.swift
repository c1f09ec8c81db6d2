/// A limit that AWS sets, with the use of it where that was seen.
package struct Quota: Hashable, Codable, Sendable {
  package var code: String
  package var name: String
  package var service: String
  package var account: String
  package var region: String
  package var limit: Double
  package var used: Double? = nil
  package var peak: Double? = nil
  package var adjustable: Bool? = nil
  /// Where the limit was read: `service-quotas`, `lambda:GetAccountSettings`, or `default`.
  package var source: String
  /// The metric that counts the use of it, with the statistic that AWS recommends.
  package var usage: MetricID? = nil
  package var usageStatistic: Statistic? = nil
  /// The period that a rate is counted by; `nil` for a limit that is no rate.
  package var periodSeconds: Int? = nil

  /// Makes the value from its parts.
  package init(
    code: String,
    name: String,
    service: String,
    account: String,
    region: String,
    limit: Double,
    used: Double? = nil,
    peak: Double? = nil,
    adjustable: Bool? = nil,
    source: String,
    usage: MetricID? = nil,
    usageStatistic: Statistic? = nil,
    periodSeconds: Int? = nil
  ) {
    self.code = code
    self.name = name
    self.service = service
    self.account = account
    self.region = region
    self.limit = limit
    self.used = used
    self.peak = peak
    self.adjustable = adjustable
    self.source = source
    self.usage = usage
    self.usageStatistic = usageStatistic
    self.periodSeconds = periodSeconds
  }
}
