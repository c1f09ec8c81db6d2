package import ServerlessModel

/// What a fleet cost over a window, with how that changed and where the month is going.
package struct CostReport: Sendable {
  /// What one resource cost.
  package struct Entry: Sendable {
    package var resource: Resource
    package var cost: ResourceCost
    /// By CloudWatch's counts: the same window now, and a week before; `nil` where either is not recorded.
    package var comparable: (now: Double, weekAgo: Double)?
    /// Whole days before the window's end with what each cost, oldest first.
    package var days: [(day: Instant, amountUSD: Double)]
  }

  package let entries: [Entry]
  package let at: Instant

  private static let weekSeconds: Int64 = 7 * 86_400
  /// Days that a forecast looks back on.
  private static let lookbackDays: Int64 = 28

  /// Reads what some resources cost.
  package init(_ resources: [Resource], source: any FactSource, window: Window) throws {
    at = window.at
    entries = try resources.compactMap { try Self.entry($0, source, window) }
  }

  private static func entry(_ resource: Resource, _ source: any FactSource, _ window: Window) throws
    -> Entry?
  {
    let today = window.at.floored(toSeconds: 86_400)
    let first = min(
      today.adding(seconds: -lookbackDays * 86_400), window.span.start.adding(seconds: -weekSeconds)
    )
    let reader = try CostReader(
      resource, source: source, reach: TimeSpan(start: first, end: window.at))
    guard let cost = try reader.cost(in: window.span) else { return nil }
    return Entry(
      resource: resource, cost: cost, comparable: try comparable(reader, window.span),
      days: try days(reader, before: today))
  }

  private static func comparable(_ reader: CostReader, _ span: TimeSpan) throws
    -> (now: Double, weekAgo: Double)?
  {
    let before = TimeSpan(
      start: span.start.adding(seconds: -weekSeconds), end: span.end.adding(seconds: -weekSeconds))
    guard let now = try reader.metricsCost(in: span), now.basis == .metrics,
      let then = try reader.metricsCost(in: before)
    else { return nil }
    return (now.totalUSD, then.totalUSD)
  }

  private static func days(_ reader: CostReader, before today: Instant) throws
    -> [(day: Instant, amountUSD: Double)]
  {
    try (1...lookbackDays).reversed().compactMap { back in
      let start = today.adding(seconds: -back * 86_400)
      let day = TimeSpan(start: start, end: start.adding(seconds: 86_400))
      return try reader.metricsCost(in: day).map { (start, $0.totalUSD) }
    }
  }
}

extension CostReport {
  /// How much more a group costs than a week before, as a share; `nil` where nothing compares.
  package static func change(_ entries: [Entry]) -> Double? {
    let both = entries.compactMap(\.comparable)
    let before = both.reduce(0) { $0 + $1.weekAgo }
    guard before > 0 else { return nil }
    return both.reduce(0) { $0 + $1.now } / before - 1
  }

  /// What the month of the window's end comes to for a group; `nil` for fewer days than that takes.
  package static func forecast(_ entries: [Entry], at moment: Instant) -> CostForecast? {
    var byDay: [Instant: Double] = [:]
    for entry in entries {
      for day in entry.days { byDay[day.day, default: 0] += day.amountUSD }
    }
    return CostForecast(
      byDay.sorted { $0.key < $1.key }.map { (day: $0.key, amountUSD: $0.value) }, monthOf: moment)
  }
}
