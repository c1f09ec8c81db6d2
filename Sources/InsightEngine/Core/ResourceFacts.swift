import ServerlessModel

/// What is known of one resource over the span that is judged, read once and looked into many times.
///
/// A class, since its reads are lazy; it lives on one thread, for as long as its resource is judged.
final class ResourceFacts {
  let resource: Resource
  let source: FactReader
  let coverage: CoverageIndex
  let marks: Marks
  /// What is judged; a lookback of a day is read with it, and of a month or a quarter where a rule asks.
  let span: TimeSpan

  /// What is known of the whole day already, so that short windows need not read it again.
  @exclusivity(unchecked) private(set) var day: DayFacts?

  private let timeline: FleetTimeline
  // Looked into several times by each rule; nothing below reads them while it writes them.
  @exclusivity(unchecked) private var counterColumns: [Reach: Held<CounterColumn>] = [:]
  @exclusivity(unchecked)
  private var pointColumns = SmallMap<PointKey, Held<PointColumn>>(capacity: 12)
  private var rareRuns: [RareKey: Held<TimeColumn<Execution>>] = [:]
  @exclusivity(unchecked) private var seenSources = SmallMap<Coverage.Source, SeenSource>()
  private var hours: [Int64: Held<[RunFigures]>] = [:]
  private var streams: [String: Int] = [:]
  private var changes: [Deployment]?
  private var callHours: [Int64: Held<[TraceFigures]>] = [:]
  var samples: [TimeSpan: Held<LogSample>] = [:]
  private lazy var ownShelf = SeriesShelf(of: resource.id, from: source.source)
  private var expectations: [ExpectationKey: Held<Expectation>] = [:]
  var sampledHours: [HourKey: Held<[SampledLine]>] = [:]

  init(
    _ resource: Resource, source: any FactSource, fleet: FleetTimeline, coverage: CoverageIndex,
    span: TimeSpan, marks: Marks, day: DayFacts? = nil
  ) {
    self.resource = resource
    self.source = FactReader(source: source, resource: resource.id, log: fleet.log)
    self.timeline = fleet
    self.coverage = coverage
    self.span = span
    self.marks = marks
    self.day = day
  }

  /// The other resources, as they changed.
  var fleet: FleetTimeline {
    timeline.log.noteOthers(.configuration)
    return timeline
  }

  /// The moments from which another configuration of anything held.
  var epochs: [Instant] { timeline.inventory.epochs }

  /// What was read since the last asking.
  func takeReads() -> Reads { timeline.log.take() }

  /// The metrics that a dimension tells apart.
  var shelf: SeriesShelf {
    timeline.log.note(.metrics)
    return ownShelf
  }

  /// What one source was asked of the resource.
  func seen(_ source: Coverage.Source) -> SeenSource {
    if let known = seenSources[source] { return known }
    let seen = timeline.seen(source, of: resource, coverage)
    seenSources[source] = seen
    return seen
  }

  /// How far back something was read, in seconds; `near` is counted from the end of the span, all others from its start.
  enum Reach: Int64, CaseIterable {
    case near = 5400
    case day = 86_400
    case month = 2_678_400
    case quarter = 8_208_000
  }

  /// Runs that are few enough to keep.
  enum Rare: Hashable { case failures, coldStarts, retries }

  private struct RareKey: Hashable {
    let rare: Rare
    let reach: Reach
  }

  private struct PointKey: Equatable {
    // What is compared soonest comes first.
    let reach: Reach
    let metric: MetricKey
  }

  /// The shortest reach that holds a window; a near one only where the day was read before and held enough.
  private func reach(_ start: Instant, slackSeconds: Int64? = nil) -> Reach {
    if let slackSeconds, start.adding(seconds: -slackSeconds) >= loaded(.near).start {
      return .near
    }
    return [.day, .month].first { start >= loaded($0).start } ?? .quarter
  }

  private func loaded(_ reach: Reach) -> TimeSpan {
    let foot = reach == .near ? span.end : span.start
    return TimeSpan(start: foot.adding(seconds: -reach.rawValue), end: span.end)
  }

  /// What is read where a window begins at `start`.
  func loaded(from start: Instant) -> TimeSpan { loaded(reach(start)) }

  /// Reads a wide span for keeping; where its source did not see most of it, from the first that it saw.
  ///
  /// Whether a rule's own window was covered is for `Context.require` to say.
  private func wide<Value>(
    _ span: TimeSpan, _ source: Coverage.Source, _ read: (TimeSpan) throws -> Held<Value>
  ) throws -> Held<Value> {
    let held = try read(span)
    guard case .missing(.tooShort) = held else { return held }
    let covered = covered(source, in: span) ?? [self.span]
    let start = covered.map(\.start).min() ?? span.start
    return start > span.start ? try read(TimeSpan(start: start, end: span.end)) : held
  }

  /// What a source saw of a span; `nil` where no coverage is kept at all.
  private func covered(_ source: Coverage.Source, in span: TimeSpan) -> [TimeSpan]? {
    seen(source).spans?.map(span.intersection).filter { !$0.isEmpty }
  }

  /// Every configuration of the span, oldest first.
  var versions: [ConfigurationVersion] {
    timeline.log.note(.configuration)
    return timeline.versions[resource.id] ?? []
  }

  func configuration(at: Instant) throws -> Configuration? {
    let all = versions
    return (all.last { $0.from <= at } ?? all.first)?.configuration
  }

  func counters(from start: Instant) throws -> Held<CounterColumn> {
    timeline.log.note(.executions)
    let reach = reach(start, slackSeconds: day?.holdsRuns == true ? 0 : nil)
    if let known = counterColumns[reach] { return known }
    if reach == .near, let known = counterColumns[.day] { return known }
    let held = try wide(loaded(reach), .logs) { try source.counters(of: resource.id, in: $0) }
      .map(CounterColumn.init)
    counterColumns[reach] = held
    if reach == .day { day?.holdsRuns = held.value != nil }
    return held
  }

  func points(_ metric: String, _ statistic: Statistic, from start: Instant) throws
    -> Held<PointColumn>
  {
    timeline.log.note(.metrics)
    let key = MetricKey(metric: metric, statistic: statistic)
    let period = day?.periods[key]
    let reach = reach(start, slackSeconds: period)
    let place = PointKey(reach: reach, metric: key)
    if let known = pointColumns[place] { return known }
    if reach == .near, let known = pointColumns[PointKey(reach: .day, metric: key)] { return known }
    let held = try wide(loaded(reach), .metrics) {
      try source.points(metric, statistic, of: resource.id, in: $0)
    }.map { PointColumn($0, after: reach == .near ? period : nil) }
    pointColumns[place] = held
    if reach == .day { day?.periods[key] = held.value?.period }
    return held
  }

  /// Whether a metric has any point in the span that is judged or the day before it.
  func holds(_ metric: String, _ statistic: Statistic) throws -> Bool {
    let near = try points(metric, statistic, from: span.end)
    if near.value?.points.isEmpty == false { return true }
    let key = MetricKey(metric: metric, statistic: statistic)
    if near.value != nil, let last = day?.lastPoints[key],
      last.seenUntil >= loaded(.near).start
    {
      day?.lastPoints[key]?.seenUntil = span.end
      return last.time.map { $0 >= loaded(.day).start } ?? false
    }
    guard let points = try points(metric, statistic, from: span.start).value?.points else {
      return false
    }
    let last = points.values.last?.time
    day?.lastPoints[key] = LastPoint(time: last, seenUntil: span.end)
    return last != nil
  }

  /// A metric beside what was expected of it, worked out once for all that is judged.
  func expectation(_ key: ExpectationKey) throws -> Held<Expectation> {
    timeline.log.note(.metrics)
    if let known = expectations[key] { return known }
    let wanted = Expectation.lookback(of: span, resource.id)
    let covered = covered(.metrics, in: wanted) ?? [wanted]
    // No further back than anything was seen: of a span mostly unseen the source says nothing.
    let seen = TimeSpan(start: covered.map(\.start).min() ?? span.start, end: span.end)
    if let checkpoint = day?.expectations[key], checkpoint.first >= seen.start,
      let held = try expectation(key, after: checkpoint, covered)
    {
      return held
    }
    let held = try wide(seen, .metrics) {
      try source.points(key.metric, key.statistic, of: resource.id, in: $0)
    }.map { Expectation(PointColumn($0), key, covered: covered) }
    return keep(held, key)
  }

  /// The same where the points before a checkpoint were seen already; `nil` where it cannot go on from there.
  private func expectation(
    _ key: ExpectationKey, after checkpoint: Expectation.Checkpoint, _ covered: [TimeSpan]
  ) throws -> Held<Expectation>? {
    let rest = TimeSpan(start: checkpoint.next, end: span.end)
    guard
      let points = try source.points(key.metric, key.statistic, of: resource.id, in: rest).value
    else { return nil }
    let column = PointColumn(points, after: checkpoint.period)
    guard column.period == checkpoint.period else { return nil }
    return keep(.value(Expectation(column, key, covered: covered, after: checkpoint)), key)
  }

  private func keep(_ held: Held<Expectation>, _ key: ExpectationKey) -> Held<Expectation> {
    expectations[key] = held
    day?.expectations[key] = held.value?.checkpoint
    return held
  }

  /// Failures, cold starts or retries by the time they were known, from some time before a window on.
  func runs(_ rare: Rare, from start: Instant) throws -> Held<TimeColumn<Execution>> {
    timeline.log.note(.executions)
    let isNear = day?.holdsRuns == true && reach(start, slackSeconds: Self.longestRun) == .near
    let key = RareKey(rare: rare, reach: isNear ? .near : .day)
    if let known = rareRuns[key] ?? rareRuns[RareKey(rare: rare, reach: .day)] { return known }
    let held = try wide(loaded(key.reach), .logs) { span in
      var query = query(span)
      query.onlyFailures = rare == .failures
      query.onlyCold = rare == .coldStarts
      query.onlyRetries = rare == .retries
      return try source.executions(query)
    }.map { TimeColumn($0, time: \.knownAt) }
    rareRuns[key] = held
    return held
  }

  /// Every run that started in a span, read by the hour.
  func allRuns(_ span: TimeSpan) throws -> Held<[RunFigures]> {
    timeline.log.note(.executions)
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
    let held = try wide(TimeSpan(start: hour, end: hour.adding(seconds: 3600)), .logs) {
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
    timeline.log.note(.configuration)
    if let changes { return changes }
    let all = try source.source.deployments(of: resource.id, in: loaded(.day))
    changes = all
    return all
  }

  /// What the traces of a span say of the resource, read by the hour, at most 500 an hour.
  func traces(_ span: TimeSpan) throws -> Held<[TraceFigures]> {
    timeline.log.note(.traces)
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
    let held = try wide(span, .traces) {
      try source.traces(through: resource.id, in: $0, limit: 500)
    }
    .map { traces in traces.compactMap { TraceFigures($0, through: resource) } }
    callHours[hour.milliseconds] = held
    return held
  }

  /// No run of Lambda takes more seconds, so none that ends in a window began earlier.
  private static let longestRun: Int64 = 900

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
