import ServerlessModel

/// Finds tables that throttle though their capacity is not used up.
struct DdbHotPartition: Rule {
  var minEvents = Parameter("minEvents", 10)
  var usedPct = Parameter("usedPct", 70)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "ddb-hot-partition",
      title: "Throttling without exhausted capacity",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.table], needs: [.metrics, .configuration],
      parameters: [minEvents, usedPct, windowMinutes],
      why: "One key takes more than its partition can serve, while the rest of the table is "
        + "idle.",
      fix: "Add a suffix to spread the partition key or cache the hot item; a partition serves "
        + "3000 RCU and 1000 WCU.",
      sources: [
        "DynamoDB docs",
        "DevOps Guru",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    var found: [Violation] = []
    let table = try? context.configuration().table
    for (side, capacity) in [("Read", table?.readCapacity), ("Write", table?.writeCapacity)] {
      let events = try context.sum(side + "ThrottleEvents", windowSeconds)
      guard events >= minEvents.value else { continue }
      let used = try context.points("Consumed\(side)CapacityUnits", .sum, windowSeconds)
      guard let share = try use(used, side, capacity, context) else { continue }
      guard share <= usedPct.share else { continue }
      found.append(
        Violation(
          "\(side.lowercased())s throttled \(Format.counted(Int(events), "time")) with "
            + "\(Format.percent(share)) of capacity used", figure: events, part: side.lowercased(),
          evidence: [.number("throttleEvents", events), .number("usedShare", share)]))
    }
    if found.isEmpty { try context.require(.metrics, windowSeconds) }
    return .failing(found)
  }

  /// The most that was consumed of the capacity, or on demand of the day's peak, from 0 to 1; `nil` where unknown.
  private func use(
    _ used: ArraySlice<MetricPoint>, _ side: String, _ capacity: Int?, _ context: Context
  ) throws -> Double? {
    guard let most = used.map(\.value).max() else { return nil }
    if let capacity, capacity > 0 {
      let times = used.map(\.time)
      let period = zip(times, times.dropFirst()).map { $1.since($0) / 1000 }.min() ?? 60
      return most / Double(max(60, period)) / Double(capacity)
    }
    guard let peak = try context.maximum("Consumed\(side)CapacityUnits", 86_400, .sum) else {
      return nil
    }
    return most / peak
  }
}
