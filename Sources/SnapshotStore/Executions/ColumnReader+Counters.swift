import ServerlessModel

extension ColumnReader {
  /// Counts in steps of at least a minute, oldest first; steps without any are left out.
  func counters(
    of entity: EntityID, in span: TimeSpan, stepSeconds: Int64, on database: Connection
  ) throws(ColumnError) -> [CounterPoint] {
    let question = try question(database)
    let step = max(60, stepSeconds / 60 * 60) * 1000
    var steps: [Int64: Counters] = [:]
    try CounterScan(question).scan(entity, span, whole: step) { (time, counters) in
      steps[RollupTime.floor(time, step), default: Counters()].mergeWrapping(counters)
    }
    return steps.keys.sorted().compactMap { time in
      guard let counters = steps[time], counters != Counters() else { return nil }
      return CounterPoint(time: Instant(milliseconds: time), counters: counters)
    }
  }

  /// The counts of a span together.
  func total(
    of entity: EntityID, in span: TimeSpan, on database: Connection
  ) throws(ColumnError) -> Counters {
    let question = try question(database)
    var sum = Counters()
    try CounterScan(question).scan(entity, span, whole: RollupTime.dayMs) { (_, counters) in
      sum.mergeWrapping(counters)
    }
    return sum
  }

  /// The counts of many entities in one pass; those without runs are left out.
  func totals(
    of entities: [EntityID], in span: TimeSpan, on database: Connection
  ) throws(ColumnError) -> [EntityID: Counters] {
    let question = try question(database)
    let scan = try CounterScan(question)
    var totals: [EntityID: Counters] = [:]
    for entity in entities where totals[entity] == nil {
      var sum = Counters()
      try scan.scan(entity, span, whole: RollupTime.dayMs) { (_, counters) in
        sum.mergeWrapping(counters)
      }
      if sum != Counters() { totals[entity] = sum }
    }
    return totals
  }

  /// The counts of many resources in one pass; those without runs are left out.
  func totals(
    ofResources ids: [ResourceID], in span: TimeSpan, on database: Connection
  ) throws(ColumnError) -> [ResourceID: Counters] {
    var totals: [ResourceID: Counters] = [:]
    for (entity, counters) in try self.totals(of: ids.map { .resource($0) }, in: span, on: database)
    {
      if case .resource(let id) = entity { totals[id] = counters }
    }
    return totals
  }
}
