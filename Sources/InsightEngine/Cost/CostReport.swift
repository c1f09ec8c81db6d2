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

  /// What a price was missing for, so that no sum holds it.
  package struct Unpriced: Hashable, Sendable {
    package var resource: Resource
    package var reason: NoPrice
  }

  package private(set) var entries: [Entry] = []
  package private(set) var unpriced: [Unpriced] = []
  package let at: Instant

  private static let weekSeconds: Int64 = 7 * 86_400
  /// Days that a forecast looks back on.
  private static let lookbackDays: Int64 = 28

  /// Reads what some resources cost.
  package init(_ resources: [Resource], source: any FactSource, window: Window) throws {
    at = window.at
    for resource in resources {
      do {
        if let entry = try Self.entry(resource, source, window) { entries.append(entry) }
      } catch let reason as NoPrice {
        unpriced.append(Unpriced(resource: resource, reason: reason))
      }
    }
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
  package var totalUSD: Double { entries.reduce(0) { $0 + $1.cost.totalUSD } }

  /// What was left out for want of a price, in words; `nil` where nothing was.
  package var unpricedWords: String? {
    guard !unpriced.isEmpty else { return nil }
    let regions = Set(unpriced.map(\.resource.region)).sorted().joined(separator: ", ")
    return
      "\(Format.counted(unpriced.count, "resource")) in \(regions) left out: the price table of "
      + "\(Prices.date) does not hold what they use there"
  }

  /// The rates that no source confirms among those that the report rests on, in words; `nil` without any.
  package var unverifiedWords: String? {
    let rates = Set(entries.flatMap(Self.unverified)).sorted()
    return rates.isEmpty ? nil : "rate not verified: \(rates.joined(separator: ", "))"
  }

  private static func unverified(_ entry: Entry) -> [String] {
    let region = entry.resource.region
    var rates: [String] = []
    if entry.cost.drivers[.traces] != nil, !Prices.xray.confirms("traces recorded", in: region) {
      rates.append("X-Ray in \(region)")
    }
    switch entry.resource.kind {
    case .dataStream where !Prices.shardHour.confirms("shards", in: region):
      rates.append("Kinesis shards in \(region)")
    case .secret where !Prices.secretMonth.confirms("secrets", in: region):
      rates.append("secrets in \(region)")
    default: break
    }
    return rates
  }

  /// What lies across the drivers, as far as it is known.
  package var overlays: [CostOverlay] { CostOverlay.all(entries) }

  /// What a group cost by driver, the dearest first.
  package static func drivers(_ entries: [Entry]) -> [CostShare] {
    var sums: [CostDriver: Double] = [:]
    for entry in entries { sums.merge(entry.cost.drivers, uniquingKeysWith: +) }
    return sums.map { CostShare(driver: $0.key, amountUSD: $0.value) }
      .sorted { ($0.amountUSD, $1.driver.rawValue) > ($1.amountUSD, $0.driver.rawValue) }
  }

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
