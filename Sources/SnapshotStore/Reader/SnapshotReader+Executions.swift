import GRDB
package import ServerlessModel

extension SnapshotReader {
  /// Counts of an entity in steps, oldest first.
  package func counters(
    of entity: EntityID, in span: TimeSpan, stepSeconds: Int64
  ) throws -> [CounterPoint] {
    try columns { try $0.counters(of: entity, in: span, stepSeconds: stepSeconds, on: $1) }
  }

  /// Counts of a function by minute, or why none is known.
  package func counters(of resource: ResourceID, in span: TimeSpan) throws -> Held<[CounterPoint]> {
    let points = try counters(of: .resource(resource), in: span, stepSeconds: 60)
    return try held(
      points, .logs, of: resource, in: span, called: "logs", isEmpty: points.isEmpty,
      scopes: try logScopes(of: resource))
  }

  /// The counts of an entity over a span.
  package func total(of entity: EntityID, in span: TimeSpan) throws -> Counters {
    try columns { try $0.total(of: entity, in: span, on: $1) }
  }

  /// The counts of many resources over a span.
  package func totals(
    ofResources ids: [ResourceID], in span: TimeSpan
  ) throws -> [ResourceID: Counters] {
    try columns { try $0.totals(ofResources: ids, in: span, on: $1) }
  }

  /// Exact percentiles of an entity; `nil` without executions.
  package func latency(of entity: EntityID, in span: TimeSpan) throws -> Latency? {
    try columns { try $0.latency(of: entity, in: span, on: $1) }
  }

  /// How the durations of a function's runs are spread in each of some spans.
  package func spreads(
    of resource: ResourceID, in spans: [TimeSpan]
  ) throws -> [LatencySpread] {
    try columns { try $0.spreads(of: resource, in: spans, on: $1) }
  }

  /// Exact percentiles of a function, or why none are known.
  package func latency(of resource: ResourceID, in span: TimeSpan) throws -> Held<Latency?> {
    let latency = try latency(of: .resource(resource), in: span)
    return try held(
      latency, .logs, of: resource, in: span, called: "logs", isEmpty: latency == nil,
      scopes: try logScopes(of: resource))
  }

  /// One page of the executions that match a query.
  package func page(_ query: ExecutionQuery) throws -> ExecutionPage {
    try columns { columns, connection in
      var page = try columns.page(Self.bounded(query), on: connection)
      page.rows = try columns.marked(page.rows, on: connection)
      return page
    }
  }

  private static func bounded(_ query: ExecutionQuery) -> ExecutionQuery {
    var bounded = query
    bounded.limit = Clamp.rows(query.limit)
    bounded.offset = Clamp.rows(query.offset)
    return bounded
  }

  /// The executions that match a query, or why none is known; whether they are anomalous is left open, since judgements
  /// read very many.
  package func executions(_ query: ExecutionQuery) throws -> Held<[Execution]> {
    let rows = try columns { try $0.page(Self.bounded(query), on: $1) }.rows
    guard query.resources.count == 1, let resource = query.resources.first else {
      return .value(rows)
    }
    return try held(
      rows, .logs, of: resource, in: query.span, called: "logs", isEmpty: rows.isEmpty,
      ofDetails: true, scopes: try logScopes(of: resource))
  }

  /// One execution as it was known at a moment.
  package func execution(_ id: ExecutionID, at moment: Instant) throws -> Execution? {
    try columns { (columns, connection) -> Execution? in
      guard let run = try columns.execution(id, at: moment, on: connection) else { return nil }
      return try columns.marked([run], on: connection).first
    }
  }

  /// Every attempt of a request, oldest first, as recorded.
  package func executions(requestID: RequestID) throws -> [Execution] {
    try columns { columns, connection in
      try columns.marked(columns.executions(requestID: requestID, on: connection), on: connection)
    }
  }

  /// The environments of a function that wrote a line in a span, or why none is known.
  package func environments(
    of resource: ResourceID, in span: TimeSpan
  ) throws -> Held<[ExecutionEnvironment]> {
    let running = try columns { try $0.environments(of: resource, in: span, on: $1) }
    let scopes = try logScopes(of: resource)
    let streams = try streams(of: resource, scopes)
    let environments = EnvironmentLines(streams: streams).completed(running, of: resource, in: span)
    if !environments.isEmpty { return .value(environments) }
    return try held(
      environments, .logs, of: resource, in: span, called: "logs", isEmpty: true, ofDetails: true,
      scopes: scopes)
  }

  /// The log streams of a function: of its own group, and of those that its configuration named.
  private func streams(
    of resource: ResourceID, _ scopes: [String]
  ) throws -> [String: ClosedRange<Int64>] {
    let own = ResourceKind.parse(arn: resource.arn).map { "/aws/lambda/" + $0.name }
    return try read { db, _ in
      let groups = try ([own].compactMap(\.self) + scopes).compactMap {
        try LogGroups(db: db).find(
          LogGroupID(account: resource.account, region: resource.region, name: $0))
      }
      return try StreamSpans(db: db).spans(of: groups)
    }
  }

  /// Calls `body` with all executions of a function, oldest first, some thousands at a time.
  package func executions(
    of function: ResourceID, _ body: ([Execution]) throws -> Void
  ) throws {
    let all = try columns { try $0.span(on: $1) }
    guard let all else { return }
    let day: Int64 = 86_400_000
    var start = all.start
    while start < all.end {
      let span = TimeSpan(start: start, end: min(all.end, start.adding(milliseconds: day)))
      let query = ExecutionQuery(
        span: span, at: all.end.adding(milliseconds: day), resources: [function],
        ascending: true, limit: .max)
      let rows = try columns { try $0.page(Self.bounded(query), on: $1) }.rows
      if !rows.isEmpty { try body(rows) }
      start = span.end
    }
  }

  /// The log group that a function's configuration names, where that is not Lambda's usual one.
  func logScopes(of resource: ResourceID) throws -> [String] {
    guard resource.service == "lambda" else { return [] }
    let last = Instant(milliseconds: .max)
    return [try configuration(of: resource, at: last).value?.function?.logGroup].compactMap(\.self)
  }
}
