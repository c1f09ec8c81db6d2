import ServerlessModel

/// What is known of one resource over the span that is judged, read once and looked into many times.
///
/// A class, since its reads are lazy; it lives on one thread, for as long as its resource is judged.
final class ResourceFacts {
  let resource: Resource
  let source: any FactSource
  let fleet: FleetTimeline
  let coverage: CoverageIndex
  let marks: Marks
  /// What is judged; a lookback of a day is read with it, and of a month or a quarter where a rule asks.
  let span: TimeSpan

  private var counterColumns: [Reach: Held<CounterColumn>] = [:]
  private var pointColumns: [PointKey: Held<PointColumn>] = [:]
  private var rareRuns: [Rare: Held<TimeColumn<Execution>>] = [:]
  private var hours: [Int64: Held<[RunFigures]>] = [:]
  private var streams: [String: Int] = [:]
  private var changes: [Deployment]?
  private var callHours: [Int64: Held<[TraceFigures]>] = [:]
  var samples: [TimeSpan: Held<LogSample>] = [:]
  /// The metrics that a dimension tells apart.
  lazy var shelf = SeriesShelf(of: resource.id, from: source)
  private var expectations: [ExpectationKey: Held<Expectation>] = [:]
  var sampledHours: [HourKey: Held<[SampledLine]>] = [:]

  init(
    _ resource: Resource, source: any FactSource, fleet: FleetTimeline, coverage: CoverageIndex,
    span: TimeSpan, marks: Marks
  ) {
    self.resource = resource
    self.source = source
    self.fleet = fleet
    self.coverage = coverage
    self.span = span
    self.marks = marks
  }

  /// How far back something was read, in seconds.
  enum Reach: Int64, CaseIterable {
    case day = 86_400
    case month = 2_678_400
    case quarter = 8_208_000
  }

  /// Runs that are few enough to keep.
  enum Rare: Hashable { case failures, coldStarts, retries }

  private struct PointKey: Hashable {
    let metric: String
    let statistic: Statistic
    let reach: Reach
  }

  private func reach(_ start: Instant) -> Reach {
    Reach.allCases.first { start >= loaded($0).start } ?? .quarter
  }

  private func loaded(_ reach: Reach) -> TimeSpan {
    TimeSpan(start: span.start.adding(seconds: -reach.rawValue), end: span.end)
  }

  /// What is read where a window begins at `start`.
  func loaded(from start: Instant) -> TimeSpan { loaded(reach(start)) }

  /// Reads a wide span for keeping; where that is more than was recorded, the part that is judged.
  ///
  /// Whether a rule's own window was covered is for `Context.require` to say.
  private func wide<Value>(
    _ span: TimeSpan, _ read: (TimeSpan) throws -> Held<Value>
  ) throws -> Held<Value> {
    let held = try read(span)
    guard case .missing(.tooShort) = held else { return held }
    let inside = span.intersection(self.span)
    guard !inside.isEmpty, inside != span else { return held }
    return try read(inside)
  }

  func configuration(at: Instant) throws -> Configuration? {
    let all = fleet.versions[resource.id] ?? []
    return (all.last { $0.from <= at } ?? all.first)?.configuration
  }

  func counters(from start: Instant) throws -> Held<CounterColumn> {
    let reach = reach(start)
    if let known = counterColumns[reach] { return known }
    let held = try wide(loaded(reach)) { try source.counters(of: resource.id, in: $0) }
      .map(CounterColumn.init)
    counterColumns[reach] = held
    return held
  }

  func points(_ metric: String, _ statistic: Statistic, from start: Instant) throws
    -> Held<PointColumn>
  {
    let key = PointKey(metric: metric, statistic: statistic, reach: reach(start))
    if let known = pointColumns[key] { return known }
    let held = try wide(loaded(key.reach)) {
      try source.points(metric, statistic, of: resource.id, in: $0)
    }.map(PointColumn.init)
    pointColumns[key] = held
    return held
  }

  /// A metric beside what was expected of it, worked out once for all that is judged.
  func expectation(_ key: ExpectationKey) throws -> Held<Expectation> {
    if let known = expectations[key] { return known }
    let wanted = TimeSpan(
      start: span.start.adding(seconds: -Expectation.lookbackSeconds), end: span.end)
    let covered = (coverage.spans(.metrics, of: resource) ?? [wanted]).map(wanted.intersection)
      .filter { !$0.isEmpty }
    // No further back than anything was seen: of a span mostly unseen the source says nothing.
    let seen = TimeSpan(start: covered.map(\.start).min() ?? span.start, end: span.end)
    let held = try wide(seen) {
      try source.points(key.metric, key.statistic, of: resource.id, in: $0)
    }.map { Expectation(PointColumn($0), key, covered: covered) }
    expectations[key] = held
    return held
  }

  /// Failures, cold starts or retries by the time they were known.
  func runs(_ rare: Rare) throws -> Held<TimeColumn<Execution>> {
    if let known = rareRuns[rare] { return known }
    let held = try wide(loaded(.day)) { span in
      var query = query(span)
      query.onlyFailures = rare == .failures
      query.onlyCold = rare == .coldStarts
      query.onlyRetries = rare == .retries
      return try source.executions(query)
    }.map { TimeColumn($0, time: \.knownAt) }
    rareRuns[rare] = held
    return held
  }

  /// Every run that started in a span, read by the hour.
  func allRuns(_ span: TimeSpan) throws -> Held<[RunFigures]> {
    var runs: [RunFigures] = []
    var hour = span.start.floored(toSeconds: 3600)
    while hour < span.end {
      switch try figures(ofHour: hour) {
      case .missing where hour < self.span.start: break
      case .missing(let reason): return .missing(reason)
      case .value(let more): runs += more.filter { span.contains($0.start) }
      }
      hour = hour.adding(seconds: 3600)
    }
    return .value(runs)
  }

  private func figures(ofHour hour: Instant) throws -> Held<[RunFigures]> {
    if let known = hours[hour.milliseconds] { return known }
    let held = try wide(TimeSpan(start: hour, end: hour.adding(seconds: 3600))) {
      try source.executions(query($0))
    }.map { runs in runs.filter { $0.requestID != nil }.map(figures) }
    hours[hour.milliseconds] = held
    return held
  }

  private func figures(_ run: Execution) -> RunFigures {
    let name = run.logStream ?? ""
    let stream = streams[name] ?? streams.count
    streams[name] = stream
    return RunFigures(run, stream: stream)
  }

  /// Code and version changes of the span and the day before it.
  func deployments() throws -> [Deployment] {
    if let changes { return changes }
    let all = try source.deployments(of: resource.id, in: loaded(.day))
    changes = all
    return all
  }

  /// What the traces of a span say of the resource, read by the hour, at most 500 an hour.
  func traces(_ span: TimeSpan) throws -> Held<[TraceFigures]> {
    var all: [TraceFigures] = []
    var hour = span.start.floored(toSeconds: 3600)
    while hour < span.end {
      switch try traces(ofHour: hour) {
      case .missing where hour < self.span.start: break
      case .missing(let reason): return .missing(reason)
      case .value(let more): all += more.filter { span.contains($0.start) && $0.end <= span.end }
      }
      hour = hour.adding(seconds: 3600)
    }
    return .value(all)
  }

  private func traces(ofHour hour: Instant) throws -> Held<[TraceFigures]> {
    if let known = callHours[hour.milliseconds] { return known }
    let span = TimeSpan(start: hour, end: hour.adding(seconds: 3600))
    let held = try wide(span) { try source.traces(through: resource.id, in: $0, limit: 500) }
      .map { traces in traces.compactMap { TraceFigures($0, through: resource) } }
    callHours[hour.milliseconds] = held
    return held
  }

  private func query(_ span: TimeSpan) -> ExecutionQuery {
    ExecutionQuery(
      span: span, at: self.span.end, resources: [resource.id], ascending: true, limit: 1_000_000)
  }
}

extension Execution {
  /// When its outcome could be known: its end, or its start where no end was seen.
  var knownAt: Instant { end ?? start }
}

extension Held {
  /// The value turned into another; a reason stays.
  func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Held<Other> {
    switch self {
    case .value(let value): .value(try transform(value))
    case .missing(let reason): .missing(reason)
    }
  }

  /// The value; throws `Lacks` with the reason where there is none.
  func orLacks() throws -> Value {
    switch self {
    case .value(let value): return value
    case .missing(let reason): throw Lacks(reason)
    }
  }
}
