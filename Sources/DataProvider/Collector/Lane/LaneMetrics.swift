import ServerlessModel

/// What a lane knows of its metrics: which are active, how far each namespace is read, and who fails.
struct LaneMetrics {
  /// What counts as a failure, and what as work, in the last points.
  private static let failures: Set = [
    "Errors", "Throttles", "ExecutionsFailed", "ExecutionsTimedOut", "5XXError", "5xx",
    "FailedInvocations", "ReadThrottleEvents", "WriteThrottleEvents",
  ]
  private static let work: Set = [
    "Invocations", "ExecutionsStarted", "Count", "NumberOfMessagesSent", "IncomingRecords",
  ]
  private static let lately: Int64 = 900
  private static let mostFailing = 10

  let spaces: [MetricCatalogue.Space]
  let custom: Set<String>
  var listed: ActiveMetrics
  var plan: MetricPlan
  var fine: MetricPlan
  /// The interval that the budget last asked for, so that it is told once.
  var slowed = 0.0
  /// When the metrics of functions were last answered whole.
  private var answered: Instant?
  /// After that long without an answer they tell nothing of now.
  private let staleSeconds: Int64
  private var lastFailed: [ResourceID: Instant] = [:]
  private var lastWorked: [ResourceID: Instant] = [:]

  init(_ options: CollectorOptions, _ memory: LaneMemory, _ lane: CollectorLane) {
    listed = ActiveMetrics(account: lane.account, region: lane.region)
    spaces = MetricCatalogue.spaces(of: options.services)
    custom = options.customNamespaces
    staleSeconds = Int64(options.metricSeconds * 2) + 60
    let settled = memory.settled[.metrics] ?? [:]
    plan = MetricPlan(
      periodSeconds: 300, backfillSeconds: options.backfillSeconds, settled: settled)
    fine = MetricPlan(
      periodSeconds: 60, backfillSeconds: options.backfillSeconds, settled: settled)
  }

  /// Whether a resource failed lately.
  func fails(_ id: ResourceID) -> Bool { lastFailed[id] != nil }

  /// Whether a resource worked lately; `nil` where metrics were not read, or not for long: silence of a source that is
  /// refused is no silence of the function.
  func worked(_ id: ResourceID, at now: Instant) -> Bool? {
    guard let answered, now.since(answered) <= staleSeconds * 1000 else { return nil }
    return works(id)
  }

  /// Notes that the metrics of all functions were answered.
  mutating func functionsWereAnswered(at now: Instant) { answered = now }

  /// Whether a resource worked lately.
  func works(_ id: ResourceID) -> Bool { lastWorked[id] != nil }

  /// Those that failed last, as many as are worth a closer look.
  var closest: [ResourceID] {
    lastFailed.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostFailing).map(
      \.key)
  }

  /// Sees in new points who fails and who works.
  mutating func look(at all: [Series], now: Instant) {
    let limit = now.adding(seconds: -Self.lately)
    for series in all {
      guard let id = series.id.resource, series.id.statistic == .sum,
        let last = series.points.last(where: { $0.value > 0 })?.time, last >= limit
      else { continue }
      if Self.failures.contains(series.id.metric.name) {
        lastFailed[id] = max(lastFailed[id] ?? last, last)
      }
      if Self.work.contains(series.id.metric.name) {
        lastWorked[id] = max(lastWorked[id] ?? last, last)
      }
    }
    lastFailed = lastFailed.filter { $0.value >= limit }
    lastWorked = lastWorked.filter { $0.value >= limit.adding(seconds: -Self.lately * 3) }
  }
}
