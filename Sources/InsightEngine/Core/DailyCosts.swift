import ServerlessModel

/// What the functions of an account cost on each UTC day; those of a region without prices are left out.
struct DailyCosts {
  private var byFunction: [ResourceID: [Instant: Double]] = [:]

  init(of functions: [Resource], from source: any FactSource, in span: TimeSpan) throws {
    for function in functions {
      for point in try source.dailyCounters(of: function.id, in: span) {
        let day = point.time.floored(toSeconds: 86_400)
        guard let cost = try? Cost.total(of: point.counters, region: function.region) else {
          continue
        }
        byFunction[function.id, default: [:]][day, default: 0] += cost
      }
    }
  }

  /// The US dollars of all functions on the day that begins at a moment.
  func total(_ day: Instant) -> Double {
    byFunction.values.reduce(0) { $0 + ($1[day] ?? 0) }
  }

  /// The functions that cost more on a day than in the middle of other days, the one that grew most first.
  func growth(on day: Instant, against others: [Instant]) -> [(function: ResourceID, usd: Double)] {
    byFunction.map { function, costs in
      let usual = Sample.percentile(others.map { costs[$0] ?? 0 }, 0.5) ?? 0
      return (function, (costs[day] ?? 0) - usual)
    }.filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}

extension FactSource {
  /// Counts of a function's runs, by day where the source keeps them so.
  fileprivate func dailyCounters(of function: ResourceID, in span: TimeSpan) throws
    -> [CounterPoint]
  {
    if let reading = self as? any SnapshotReading {
      return try reading.counters(of: .resource(function), in: span, stepSeconds: 86_400)
    }
    return try counters(of: function, in: span).value ?? []
  }
}
