import AWSClient
import ServerlessModel

extension LaneRun {
  /// Finds which metrics had points lately; a list costs nothing, and asking for silence does.
  func listMetrics() async throws {
    let spaces: [(String, [String: MetricShape]?)] =
      metrics.spaces.map { ($0.namespace, $0.shapes) }
      + metrics.custom.sorted().map { ($0, nil) }
    _ = try await each(spaces) { await self.list($0.0, shapes: $0.1) }
    try await commit()
  }

  /// How many metrics each refresh asks for; the functions are found first, since a list of all metrics is long.
  func countMetrics() async throws -> Int {
    try remember()
    try await take(.first)
    try await listMetrics()
    put(.listing)
    return metrics.listed.wanted(close: options.isDeep).count
  }

  private func list(_ namespace: String, shapes: [String: MetricShape]?) async {
    let operation = CloudWatch.listMetrics
    guard !inventory.isRefused(operation.title, at: time.now) else { return }
    let call = AWSCall(
      operation, region: lane.region,
      input: ["Namespace": .text(namespace), "RecentlyActive": .text("PT3H")])
    var found: [CloudWatch.Metric] = []
    let answer = await pages(call) { (reply) throws(AWSJSONError) in
      found += try reply.body.decode(CloudWatch.ListMetrics.self).metrics ?? []
    }
    guard case .whole = answer else {
      note(answer, of: operation)
      return
    }
    metrics.listed.take(found, of: namespace, shapes: shapes)
  }

  /// Reads the metrics of the whole fleet, in full batches.
  func refreshMetrics() async throws {
    let series = metrics.listed.wanted(close: options.isDeep)
    let namespaces = metrics.listed.namespaces
    guard try await isAffordable(series.count, .metrics, every: options.metricSeconds) else {
      return
    }
    let now = time.now
    let batches = metrics.plan.batches(
      series, fresh: metrics.listed.fresh, scope: { $0.metric.namespace }, at: now)
    let failed = try await refresh(batches, every: options.metricSeconds)
    if Task.isCancelled { return }
    if failed.isEmpty { metrics.listed.forgetFresh() }
    if namespaces.subtracting(failed).contains("AWS/Lambda") {
      metrics.functionsWereAnswered(at: time.now)
    }
    // AWS's own time by now: a host whose clock runs ahead has asked for what did not happen yet.
    let end = min(now, time.now).floored(toSeconds: 300)
    for namespace in namespaces.subtracting(failed).sorted() {
      settle(namespace, batches, upTo: end)
    }
    try await commit()
  }

  /// Notes a namespace as answered; one without an active metric was asked, too: the list says that it is silent.
  private func settle(_ namespace: String, _ batches: [MetricBatch], upTo end: Instant) {
    let start = metrics.plan.start(of: namespace, end: end)
    guard start < end else { return }
    let isAsked = batches.contains { $0.series.contains { $0.metric.namespace == namespace } }
    let mark = metrics.plan.answered(namespace, upTo: end)
    cover(
      .metrics, namespace, TimeSpan(start: start, end: end), settled: mark,
      isAsked ? .answered : .empty)
  }

  /// Reads what is looked at or fails, by the minute.
  func refreshFine() async throws {
    let wanted = Set(focus.resources.filter { holds($0) } + metrics.closest)
    try await refreshFine(wanted.sorted())
  }

  /// Reads all metrics of some resources by the minute.
  func refreshFine(_ resources: [ResourceID]) async throws {
    let byResource = Dictionary(
      uniqueKeysWithValues: resources.map { ($0, wanted(of: $0)) }.filter { !$0.1.isEmpty })
    let owners = Dictionary(
      byResource.flatMap { id, series in series.map { ($0, id) } },
      uniquingKeysWith: { first, _ in first })
    let series = owners.keys.sorted { $0.order < $1.order }
    guard !series.isEmpty,
      try await isAffordable(series.count, .fine, every: options.fineSeconds)
    else { return }
    let now = time.now
    let batches = metrics.fine.batches(
      series, fresh: [], scope: { owners[$0]?.arn ?? "" }, at: now)
    guard try await refresh(batches, every: options.fineSeconds).isEmpty, !Task.isCancelled else {
      return
    }
    let end = min(now, time.now).floored(toSeconds: 60)
    for id in byResource.keys.sorted() {
      let start = metrics.fine.start(of: id.arn, end: end)
      guard start < end else { continue }
      let mark = metrics.fine.answered(id.arn, upTo: end)
      cover(.metrics, id.arn, TimeSpan(start: start, end: end), settled: mark, .answered)
    }
    try await commit()
  }

  /// The series of a resource; CloudWatch names a REST API by its name alone.
  private func wanted(of id: ResourceID) -> [WantedSeries] {
    let named = inventory.resources[id].map {
      ResourceID($0.kind, name: $0.name, account: lane.account, region: lane.region)
    }
    let own = metrics.listed.plain(of: id)
    guard own.isEmpty, let named, named != id else { return own }
    return metrics.listed.plain(of: named)
  }

  private func holds(_ id: ResourceID) -> Bool {
    inventory.resources[id] != nil || (id.account == lane.account && id.region == lane.region)
  }

  /// Answers the namespaces that were not answered whole.
  private func refresh(_ batches: [MetricBatch], every seconds: Double) async throws -> Set<String>
  {
    try await each(batches) { try await self.refresh($0, every: seconds) }
      .reduce(into: []) { $0.formUnion($1) }
  }

  /// A batch that fails waits for the next refresh, since what the others answer is paid for each time.
  private func refresh(_ batch: MetricBatch, every seconds: Double) async throws -> Set<String> {
    let all = Set(batch.series.map(\.metric.namespace))
    let operation = CloudWatch.getMetricData
    guard !inventory.isRefused(operation.title, at: time.now) else { return all }
    var fetch = LaneFetch(call: batch.call(operation, region: lane.region))
    fetch.ask.isPart = true
    fetch.ask.metrics = batch.sources
    fetch.retrySeconds = seconds
    let answer = try await self.fetch(fetch)
    guard case .whole(let sights) = answer else {
      note(answer, of: operation, retrySeconds: seconds)
      return all
    }
    try await commit()
    return sights.incomplete
  }

  /// Sizes of buckets, which CloudWatch has once a day and a day late.
  func refreshDaily() async throws {
    let operation = CloudWatch.listMetrics
    var series: [WantedSeries] = []
    for name in ["BucketSizeBytes", "NumberOfObjects"] {
      let call = AWSCall(
        operation, region: lane.region,
        input: ["Namespace": .text("AWS/S3"), "MetricName": .text(name)])
      let answer = await pages(call) { (reply) throws(AWSJSONError) in
        series += (try reply.body.decode(CloudWatch.ListMetrics.self).metrics ?? [])
          .compactMap { WantedSeries(daily: $0) }
      }
      guard case .whole = answer else { return note(answer, of: operation) }
    }
    let seconds = LaneJob.daily.seconds(options)
    let end = time.now.floored(toSeconds: 86_400)
    let window = TimeSpan(seconds: 3 * 86_400, endingAt: end)
    guard try await isAffordable(series.count, .daily, every: seconds) else { return }
    let batches = stride(from: 0, to: series.count, by: MetricBatch.most).map { first in
      MetricBatch(
        series: Array(series[first..<min(first + MetricBatch.most, series.count)]), window: window,
        periodSeconds: 86_400)
    }
    _ = try await refresh(batches, every: seconds)
  }

  /// Whether the day's budget allows a refresh; puts the next one off where it asks for that.
  private func isAffordable(
    _ count: Int, _ job: LaneJob, every seconds: Double
  ) async throws -> Bool {
    let now = Instant(epoch: time.clock.now)
    let cost = Double(count * lanes) * CallPrices.metric
    let spent = ledger.spent(on: now).dollars
    switch options.budget.decide(refresh: cost, every: seconds, spent: spent, at: now) {
    case .go: return true
    case .slow(let needed):
      put(job, after: needed)
      if job == .metrics { pause(until: Instant(epoch: now.epoch + needed)) }
      if abs(needed - metrics.slowed) > metrics.slowed * 0.2 {
        metrics.slowed = needed
        tell(.budgetSlowed(lane: lane.name, seconds: needed))
      }
      return true
    case .pause(let until, let sentence):
      put(job, after: until.epoch - now.epoch)
      tell(.budgetPaused(lane: lane.name, until: until, sentence: sentence))
      pause(until: until)
      try await commit()
      return false
    }
  }

  /// Notes that the budget puts the next asking for metrics off.
  private func pause(until: Instant) {
    let now = time.now
    cover(.metrics, "*", TimeSpan(start: now, end: now), settled: now, .paused(until: until))
  }
}

extension WantedSeries {
  /// A size of a bucket; `nil` for what names no bucket.
  fileprivate init?(daily metric: CloudWatch.Metric) {
    guard let id = metric.id,
      Set(id.dimensions.map(\.name)) == ["BucketName", "StorageType"]
    else { return nil }
    self.init(metric: id, statistic: .average, isClose: false)
  }
}
