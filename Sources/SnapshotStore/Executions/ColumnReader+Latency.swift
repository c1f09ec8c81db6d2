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
}
