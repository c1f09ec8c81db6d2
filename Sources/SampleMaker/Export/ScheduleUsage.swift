import Glibc

/// One-time schedules that nobody deletes once they ran: made up, so that one limit of the shop is reached in weeks.
struct ScheduleUsage {
  /// How many an account may have; Service Quotas tells its own value for each account.
  private static let limit = 1_000_000.0
  private static let daysBefore: Int64 = 15
  private static let first = 610_000.0
  private static let hour: Int64 = 3_600_000

  private static let dimensions = [
    ("Class", "None"), ("Resource", "Schedules"), ("Service", "EventBridge Scheduler"),
    ("Type", "Resource"),
  ]

  /// What AWS counts of them by the hour, over the day and the fifteen days before.
  static var series: MetricExport.Series {
    MetricExport.Series(
      account: Shop.prod, region: Shop.ireland, namespace: "AWS/Usage", metric: "ResourceCount",
      dimensions: dimensions, statistic: "Maximum", period: 3600, points: points)
  }

  private static var points: [(Int64, Double)] {
    let hours = (daysBefore + 1) * 24
    var held = first
    return (0..<hours).map { number in
      held += perHour(number)
      return (Day.midnight + (number - daysBefore * 24) * hour, held.rounded())
    }
  }

  /// Ten thousand or so a day, some days more than others.
  private static func perHour(_ hour: Int64) -> Double {
    (9600 + 900 * sin(Double(hour / 24))) / 24
  }

  /// The limit as Service Quotas tells it, with the metric that counts it.
  static var quotas: JSON {
    let usage: JSON = .object([
      ("MetricNamespace", "AWS/Usage"), ("MetricName", "ResourceCount"),
      ("MetricDimensions", .object(dimensions.map { ($0.0, .text($0.1)) })),
      ("MetricStatisticRecommendation", "Maximum"),
    ])
    let quota: JSON = .object([
      ("ServiceCode", "scheduler"), ("QuotaCode", "L-MADEUP02"), ("QuotaName", "Schedules"),
      ("Value", .number(limit)), ("Adjustable", .flag(true)), ("UsageMetric", usage),
    ])
    return .object([("Quotas", .list([quota]))])
  }
}
