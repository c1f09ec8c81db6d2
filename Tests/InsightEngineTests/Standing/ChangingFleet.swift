import ServerlessModel

@testable import InsightEngine

/// A small fleet of many kinds to which things happen by chance, minute by minute.
struct ChangingFleet: FactSource {
  static let start = Story.now
  private static let kinds: [(ResourceKind, [String])] = [
    (.lambdaFunction, ["Invocations", "Errors", "Throttles", "ConcurrentExecutions"]),
    (.lambdaFunction, ["Invocations", "Errors", "IteratorAge"]),
    (.queue, ["NumberOfMessagesSent", "ApproximateNumberOfMessagesVisible"]),
    (.queue, ["ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"]),
    (.restAPI, ["Count", "5XXError", "4XXError", "Latency"]),
    (.table, ["ConsumedReadCapacityUnits", "ReadThrottleEvents"]),
    (.topic, ["NumberOfNotificationsDelivered", "NumberOfNotificationsFailed"]),
    (.eventRule, ["Invocations", "FailedInvocations"]), (.stateMachine, ["ExecutionsFailed"]),
    (.dataStream, ["IncomingBytes"]), (.logGroup, ["IncomingBytes"]), (.account, []),
  ]

  private(set) var now = start
  private(set) var resources: [Resource] = []
  private var configurations: [ResourceID: [ConfigurationVersion]] = [:]
  private var points: [ResourceID: [String: [MetricPoint]]] = [:]
  private var metrics: [ResourceID: [String]] = [:]
  private var runs: [Execution] = []
  private var alarms: [Alarm] = []
  private var quotas: [Quota] = []
  private var isDenied = false
  private var noise: SeededNoise

  /// One of each kind, or so many.
  init(seed: UInt64, times: Int = 1) {
    noise = SeededNoise(seed: seed)
    let kinds = (0..<times).flatMap { turn in Self.kinds.filter { turn == 0 || $0.0 != .account } }
    for (number, (kind, metrics)) in kinds.enumerated() {
      var resource = Story.resource(kind, kind == .account ? Story.account : "r\(number)")
      if kind == .logGroup { resource = Story.resource(kind, "/aws/lambda/r\(number - 10)") }
      resource.tags = ["env": "prod"]
      resources.append(resource)
      self.metrics[resource.id] = metrics
      configure(resource)
      for metric in metrics { points[resource.id, default: [:]][metric] = history() }
    }
    resources.sort { $0.id < $1.id }
  }

  /// A day of five-minute points.
  private mutating func history() -> [MetricPoint] {
    (1...280).reversed().map { place in
      MetricPoint(
        time: Self.start.adding(seconds: Int64(-place) * 300),
        value: (40 + 10 * noise.normal()).rounded())
    }
  }

  private mutating func configure(_ resource: Resource) {
    guard let value = configuration(resource) else { return }
    configurations[resource.id, default: []].append(
      ConfigurationVersion(
        from: configurations[resource.id] == nil ? Story.ago(60 * 1440) : now, configuration: value)
    )
  }

  private mutating func configuration(_ resource: Resource) -> Configuration? {
    switch resource.kind {
    case .lambdaFunction: .function(function())
    case .queue:
      .queue(
        changed(QueueConfiguration()) { queue, noise in
          queue.redriveKnown = true
          queue.retentionSeconds = noise.count(1...14) * 86_400
          queue.visibilityTimeoutSeconds = noise.count(10...400)
          queue.deadLetterTarget = noise.count(0...1) == 0 ? nil : Self.dlq.arn
        })
    case .restAPI:
      .api(Story.api().configurations.values.first?.first?.configuration.api ?? .init())
    case .table: .table(changed(TableConfiguration()) { $0.readCapacity = $1.count(1...90) })
    case .topic: .topic(TopicConfiguration())
    case .eventRule:
      .eventRule(
        changed(EventRuleConfiguration()) {
          $0.state = $1.count(0...1) == 0 ? "ENABLED" : "DISABLED"
        })
    case .dataStream:
      .dataStream(changed(DataStreamConfiguration()) { $0.openShards = $1.count(1...4) })
    case .account:
      .account(changed(AccountConfiguration()) { $0.concurrentExecutions = $1.count(20...90) })
    case .logGroup: .logGroup(LogGroupConfiguration())
    default: nil
    }
  }

  private mutating func changed<Value>(
    _ value: Value, _ change: (inout Value, inout SeededNoise) -> Void
  ) -> Value {
    var value = value
    change(&value, &noise)
    return value
  }

  private static let dlq = ResourceID(
    .queue, name: "r3", account: Story.account, region: Story.region)

  private mutating func function() -> FunctionConfiguration {
    changed(FunctionConfiguration()) { function, noise in
      function.runtime = noise.count(0...1) == 0 ? "nodejs18.x" : "python3.13"
      function.memoryMB = noise.count(1...4) * 128
      function.timeoutSeconds = noise.count(1...40)
      function.role = "arn:aws:iam::\(Story.account):role/shared"
      function.codeSHA256 = "code\(noise.count(0...1))"
      function.deadLetterTarget = noise.count(0...1) == 0 ? nil : Self.dlq.arn
      function.state = "Active"
      function.policyStatements = []
      function.eventSourceMappings = []
    }
  }
}

/// What happens to it.
extension ChangingFleet {
  /// Lets time pass and a few things happen in its last minute, and says what they touched.
  mutating func happen(after seconds: Int64) -> Touched {
    now = now.adding(seconds: seconds)
    var touched = Touched()
    for _ in 0..<noise.count(0...4) { change(&touched) }
    return touched
  }

  private mutating func change(_ touched: inout Touched) {
    let resource = resources[noise.count(0...resources.count - 1)]
    switch noise.count(0...19) {
    case 0...8: measure(resource, &touched)
    case 9...13: run(resource, &touched)
    case 14, 15:
      configure(resource)
      touched.touch(resource.id, .configuration)
    case 16:
      tag(resource)
      touched.touch(resource.id, .configuration)
    case 17: alarm(resource, &touched)
    case 18:
      quotas = [
        Quota(
          code: "L-B99A9384", name: "Concurrent executions", service: "lambda",
          account: Story.account, region: Story.region, limit: Double(noise.count(20...90)),
          source: "read")
      ]
      touched.touch(.quotas)
    default:
      isDenied.toggle()
      touched.touchCoverage(ofAccount: Story.account)
    }
  }

  private mutating func measure(_ resource: Resource, _ touched: inout Touched) {
    for metric in metrics[resource.id] ?? [] {
      let value = noise.count(0...3) == 0 ? 9000.0 : (40 + 10 * noise.normal()).rounded()
      let time = now.adding(milliseconds: -1).floored(toSeconds: 300)
      if points[resource.id]?[metric]?.last?.time ?? .init(milliseconds: 0) >= time { continue }
      points[resource.id]?[metric]?.append(MetricPoint(time: time, value: value))
    }
    touched.touch(resource.id, .metrics)
  }

  private mutating func run(_ resource: Resource, _ touched: inout Touched) {
    guard resource.kind == .lambdaFunction else { return }
    let statuses: [ExecutionStatus] = [.success, .error, .timeout, .outOfMemory]
    let status = statuses[noise.count(0...3)]
    for _ in 0..<noise.count(1...30) {
      var run = Execution(
        resource: resource.id, start: now.adding(milliseconds: -40_000), status: status)
      run.requestID = RequestID(high: 2, low: UInt64(runs.count))
      run.end = run.start.adding(milliseconds: 1000)
      run.duration = Elapsed(milliseconds: 1000)
      run.memoryMB = 128
      run.maxMemoryMB = noise.count(20...128)
      run.coldStart = noise.count(0...1) == 0
      run.errorMessage = status.isFailure ? "AccessDeniedException" : nil
      runs.append(run)
    }
    touched.touch(resource.id, .executions)
  }

  private mutating func tag(_ resource: Resource) {
    guard let place = resources.firstIndex(where: { $0.id == resource.id }) else { return }
    resources[place].tags["env"] = noise.count(0...1) == 0 ? "dev" : "prod"
  }

  private mutating func alarm(_ resource: Resource, _ touched: inout Touched) {
    alarms.append(
      Alarm(
        id: "a\(alarms.count)", name: "a\(alarms.count)", kind: .cloudwatch, state: .ok, since: now,
        account: Story.account, region: Story.region, resource: resource.id))
    touched.touch(.alarms)
  }
}

/// What it answers.
extension ChangingFleet {
  func resources(at moment: Instant) -> [Resource] { resources }

  func configuration(of resource: ResourceID, at moment: Instant) -> Held<Configuration> {
    (configurations[resource]?.last { $0.from <= moment }).map { .value($0.configuration) }
      ?? .missing(.notRecorded("configuration"))
  }

  func configurations(of resource: ResourceID, in span: TimeSpan) -> [ConfigurationVersion] {
    let all = (configurations[resource] ?? []).filter { $0.from < span.end || $0.from == now }
    return Array(
      all.drop { version in all.contains { $0.from > version.from && $0.from <= span.start } })
  }

  func deployments(of resource: ResourceID, in span: TimeSpan) -> [Deployment] { [] }

  func counters(of resource: ResourceID, in span: TimeSpan) -> Held<[CounterPoint]> {
    var minutes: [Instant: Counters] = [:]
    for run in runs where run.resource == resource && span.contains(run.start) {
      minutes[run.start.floored(toSeconds: 60), default: .init()].add(run, architecture: .x86)
    }
    return held(
      minutes.sorted { $0.key < $1.key }.map { CounterPoint(time: $0.key, counters: $0.value) })
  }

  func latency(of resource: ResourceID, in span: TimeSpan) -> Held<Latency?> {
    let all = runs.filter { $0.resource == resource && span.contains($0.start) }
      .compactMap(\.duration)
    return held(all.max().map { Latency(p50: $0, p95: $0, p99: $0, max: $0, count: all.count) })
  }

  func points(_ metric: String, _ statistic: Statistic, of resource: ResourceID, in span: TimeSpan)
    -> Held<[MetricPoint]>
  {
    held((points[resource]?[metric] ?? []).filter { span.contains($0.time) })
  }

  func series(of resource: ResourceID) -> [SeriesID] { [] }

  func points(of series: SeriesID, in span: TimeSpan) -> [MetricPoint] { [] }

  func seriesIDs(account: String?, namespace: String?) -> [SeriesID] { [] }

  func totals(ofResources ids: [ResourceID], in span: TimeSpan) -> [ResourceID: Counters] {
    ids.reduce(into: [:]) { all, id in
      for point in counters(of: id, in: span).value ?? [] {
        all[id, default: .init()].merge(point.counters)
      }
    }
  }

  func executions(_ query: ExecutionQuery) -> Held<[Execution]> {
    held(
      runs.filter { run in
        query.span.contains(run.start)
          && (query.resources.isEmpty || query.resources.contains(run.resource))
          && (!query.onlyFailures || run.status.isFailure)
          && (!query.onlyCold || run.coldStart == true) && (!query.onlyRetries || run.attempt > 1)
          && (query.statuses.isEmpty || query.statuses.contains(run.status))
      })
  }

  func errorGroups(of resource: ResourceID, in span: TimeSpan) -> Held<[ErrorGroup]> { held([]) }

  func environments(of resource: ResourceID, in span: TimeSpan) -> Held<[ExecutionEnvironment]> {
    held([])
  }

  func traces(through resource: ResourceID, in span: TimeSpan, limit: Int) -> Held<[Trace]> {
    held([])
  }

  func logs(_ query: LogQuery) -> Held<[LogLine]> { held([]) }

  func alarms(at moment: Instant) -> Held<[Alarm]> { held(alarms.filter { $0.since <= moment }) }

  func quotas(account: String, region: String) -> [Quota] { quotas }

  /// All of the day was seen, up to a minute ago for metrics, unless it is denied.
  func coverage(account: String) -> [Coverage] {
    Coverage.Source.allCases.map { source in
      Coverage(
        account: Story.account, region: Story.region, source: source, scope: "*",
        span: TimeSpan(start: Self.start.adding(seconds: -86_400), end: now), settled: now,
        outcome: isDenied && source == .metrics
          ? .denied(action: "cloudwatch:GetMetricData") : .answered)
    }
  }

  private func held<Value>(_ value: Value) -> Held<Value> { .value(value) }
}
