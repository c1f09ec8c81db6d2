import ServerlessModel

extension ColumnReader {
  /// Exact percentiles of the runs of an entity that ended in a span; `nil` without any.
  func latency(
    of entity: EntityID, in span: TimeSpan, on database: Connection
  ) throws(ColumnError) -> Latency? {
    let question = try question(database)
    let entities = EntityTable(database)
    let scan = try LatencyScan(question)
    if case .resource(let id) = entity {
      guard let number = question.number(of: id) else { return nil }
      return try scan.latency([number], sketched: number, span)
    }
    guard let number = try entities.find(entity) else { return nil }
    return try scan.latency(try entities.members(of: number).sorted(), sketched: number, span)
  }

  /// How the durations of a resource's runs that ended in each of some spans are spread.
  func spreads(
    of resource: ResourceID, in spans: [TimeSpan], on database: Connection
  ) throws(ColumnError) -> [LatencySpread] {
    let question = try question(database)
    guard let number = question.number(of: resource) else {
      return spans.map { _ in LatencySpread() }
    }
    return try LatencyScan(question).spreads(number, spans)
  }

  /// Exact percentiles of each of some resources, or of all; those without runs are left out.
  func latencies(
    ofResources ids: [ResourceID], in span: TimeSpan, on database: Connection
  ) throws(ColumnError) -> [ResourceID: Latency] {
    let question = try question(database)
    if ids.isEmpty { _ = try question.allChunks() }
    let scan = try LatencyScan(question)
    var found: [ResourceID: Latency] = [:]
    let numbers = question.numbers(of: ids)
    let latencies = try scan.latencies(numbers.map { ([$0], $0) }, span)
    for (number, latency) in zip(numbers, latencies) {
      if let latency { found[try question.resource(number)] = latency }
    }
    return found
  }

  /// Percentiles from hour sketches, over whole hours; off by `LatencySketch.worstError` at most.
  func approximateLatency(
    of entity: EntityID, in span: TimeSpan, on database: Connection
  ) throws(ColumnError) -> Latency? {
    guard let number = try EntityTable(database).find(entity) else { return nil }
    let start = RollupTime.floor(span.start.milliseconds, RollupTime.hourMs)
    let end = RollupTime.floor(span.end.milliseconds, RollupTime.hourMs)
    guard start < end else { return nil }
    let hours = try Statement(
      "SELECT id, data FROM run_hour WHERE id BETWEEN ?1 AND ?2", on: database)
    hours.bind(
      RollupTime.key(number, RollupTime.day(of: start)),
      RollupTime.key(number, RollupTime.day(of: end.subtractingClamped(1))))
    var scratch = SketchScratch()
    var most: Int64 = 0
    while try hours.step() {
      let day = RollupTime.day(ofKey: hours.int(0)) * RollupTime.dayMs
      for (index, hour) in try RollupTable.decode(hours.bytes(1)).hours.enumerated() {
        let time = day + Int64(index) * RollupTime.hourMs
        guard time >= start, time < end else { continue }
        scratch.add(hour.sketch)
        most = max(most, hour.total.maxDurationUs)
      }
    }
    let sketch = scratch.take()
    guard let p50 = sketch.quantile(0.5), let p95 = sketch.quantile(0.95),
      let p99 = sketch.quantile(0.99)
    else { return nil }
    return Latency(
      p50: Elapsed(microseconds: p50), p95: Elapsed(microseconds: p95),
      p99: Elapsed(microseconds: p99), max: Elapsed(microseconds: most), count: sketch.count,
      percentileError: LatencySketch.worstError)
  }
}
