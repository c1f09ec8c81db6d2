import InsightEngine
import ServerlessModel

/// One question being answered.
struct Asking {
  let question: Question
  let reading: any SnapshotReading
  let settings: AnswerSettings
  let held = HeldCounts()

  var at: Instant { question.window.at }
  var span: TimeSpan { question.window.span }
  var info: SnapshotInfo { reading.info }

  /// From the beginning of the recording to the moment asked about.
  var past: TimeSpan {
    TimeSpan(start: min(info.span.start, info.metricSpan.start), end: at)
  }

  /// Whether nothing newer is held, so that all that was asked since speaks of this moment too.
  var isNewest: Bool { at >= max(info.span.end, info.metricSpan.end) }

  // MARK: Resources

  func resources() throws -> [Resource] {
    try reading.resources(at: at).filter { question.scope.holds($0) }
  }

  /// The resource that a text names, at the moment asked about.
  func resource(_ text: String) throws -> Resource {
    let found = try reading.resources(matching: text, at: at)
    let best = found.first { $0.id.arn == text } ?? found.min { $0.kind < $1.kind }
    if let best { return best }
    throw Unanswerable(
      "No resource \"\(text)\" stood at \(at.clock)Z. It may be of another time (t), or not recorded; :find looks for it."
    )
  }

  /// The resources of a place.
  func resources(of place: Place) throws -> [Resource] {
    switch place {
    case .everything: return try resources()
    case .resource(let text): return [try resource(text)]
    case .service(let service):
      return try resources().filter { belongs($0, to: service) }
    }
  }

  func belongs(_ resource: Resource, to service: ServiceReference) -> Bool {
    guard service.account == nil || service.account == resource.account else { return false }
    return services(of: resource).contains(service.name)
  }

  func services(of resource: Resource) -> [String] {
    resource.microservices.isEmpty ? [MicroserviceName.ungrouped] : resource.microservices
  }

  // MARK: Findings

  /// Findings as they stood, muted ones marked, those of the scope only.
  func findings(of resources: [Resource]? = nil) throws -> [Finding] {
    let all = try marked(try reading.findings(at: at) + settings.policies.findings(at: at))
    if let resources {
      let ids = Set(resources.map(\.id))
      return all.filter { ids.contains($0.resource) }
    }
    guard question.scope != .everything else { return all }
    let ids = Set(try self.resources().map(\.id))
    return all.filter { ids.contains($0.resource) }
  }

  /// The findings in the states that the user's marks give them.
  private func marked(_ findings: [Finding]) throws -> [Finding] {
    guard !settings.marks.isEmpty else { return findings }
    let tags = Dictionary(
      try reading.resources(at: at).map { ($0.id, $0.tags) },
      uniquingKeysWith: { first, _ in first }
    )
    return findings.map { settings.marks.applied(to: $0, tags: tags[$0.resource] ?? [:]) }
  }

  func open(_ findings: [Finding]) -> [Finding] { findings.filter { $0.state == .open } }

  // MARK: Coverage

  /// Seconds of the window that were seen for an account.
  func coveredSeconds(_ coverage: [Coverage]) -> Double {
    let spans = seenSpans(coverage)
    guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return 0 }
    return span.intersection(TimeSpan(start: start, end: end)).seconds
  }

  /// The stretches of time in which an account's logs or metrics were seen.
  func seenSpans(_ coverage: [Coverage]) -> [TimeSpan] {
    guard !coverage.isEmpty else {
      return [TimeSpan(start: past.start, end: max(info.span.end, info.metricSpan.end))]
    }
    return coverage.filter { $0.isHeld && ($0.source == .logs || $0.source == .metrics) }
      .map(\.span)
  }

  /// Counts of each step, with a gap where nothing was counted and nobody looked.
  func gapped(_ values: [Double?], _ steps: ChartSteps, seen: [TimeSpan]) -> [Double?] {
    values.enumerated().map { index, value in
      let step = steps.span(index).intersection(span)
      return (value ?? 0) == 0 && !seen.contains { $0.overlaps(step) } ? nil : value
    }
  }

  /// Why nothing is known of an account in the window; `nil` where something is.
  func missing(_ coverage: [Coverage]) -> Missing? {
    if coveredSeconds(coverage) > 0 { return nil }
    let counted = coverage.filter { $0.source == .logs || $0.source == .metrics }
    return refusal(counted) ?? .notRecorded("this window")
  }

  /// The same of some resources: where AWS refuses what tells of each function among them, that of others is no help.
  func missing(_ coverage: [Coverage], of members: [Resource]) throws -> Missing? {
    if let missing = missing(coverage) { return missing }
    var first: Missing?
    for function in members where function.kind == .lambdaFunction {
      guard let refusal = try refusal(coverage, of: function) else { return nil }
      first = first ?? refusal
    }
    return first
  }

  /// Why neither lines nor metrics of a function were read in the window; `nil` where one of them was.
  private func refusal(_ coverage: [Coverage], of function: Resource) throws -> Missing? {
    let covered = try covered(function)
    let rows = coverage.filter {
      $0.source == .logs && covered.isCovered(by: $0)
        || $0.source == .metrics
          && (function.id.metricNamespaces + [function.id.arn]).contains($0.scope)
    }
    return rows.isEmpty || rows.contains { $0.isHeld && $0.span.overlaps(span) }
      ? nil : missing(rows)
  }

  /// The share of a resource's log lines that was kept at a moment; `nil` where it was all of them.
  func recordedShare(of resource: Resource, at moment: Instant) throws -> Double? {
    let covered = try covered(resource)
    let shares = try reading.coverage(account: resource.account).compactMap { entry -> Double? in
      guard entry.source == .logs, entry.span.contains(moment), covered.isCovered(by: entry),
        case .sampled(let share) = entry.outcome, share < 1
      else { return nil }
      return share
    }
    return shares.min()
  }

  // MARK: Figures over time

  /// The window's step in seconds for about `count` steps, in whole minutes.
  func step(_ count: Int64) -> Int64 {
    max(60, (question.window.seconds / count + 59) / 60 * 60)
  }

  /// Even steps of the window, the last one ending with it.
  func stepSpans(_ step: Int64) -> [TimeSpan] {
    let count = max(1, Int((question.window.seconds + step - 1) / step))
    return (0..<count).map { index in
      let end = at.adding(seconds: -Int64(count - 1 - index) * step)
      return TimeSpan(start: max(span.start, end.adding(seconds: -step)), end: end)
    }
  }

  /// Whole steps of the clock that cover the window, as rollups keep them; the first and last may lie partly outside.
  func clockSteps(_ step: Int64) -> ChartSteps {
    let first = span.start.floored(toSeconds: step)
    let count = max(1, Int((at.since(first) + step * 1000 - 1) / (step * 1000)))
    return ChartSteps(first: first, seconds: step, count: count)
  }

  /// A count of each step from the counters that fall into it.
  ///
  /// A step that the window cuts is scaled to a whole one; one that is cut to less than a quarter is unknown.
  func bucketed(
    _ points: [CounterPoint], step: Int64, scaled: Bool = true, _ value: (Counters) -> Double?
  ) -> [Double?] {
    let steps = clockSteps(step)
    var buckets = [Counters](repeating: Counters(), count: steps.count)
    for point in points {
      if let index = steps.index(of: point.time) { buckets[index].merge(point.counters) }
    }
    return buckets.enumerated().map { index, counters in
      guard let share = share(of: steps.span(index)) else { return nil }
      return value(counters).map { scaled ? $0 / share : $0 }
    }
  }

  /// How much of a step lies in the window; `nil` for less than a quarter.
  func share(of step: TimeSpan) -> Double? {
    let share = span.intersection(step).seconds / step.seconds
    return share < 0.25 ? nil : share
  }

  /// A step for about `count` steps that is no shorter than what lies between points, so that a line has no gaps.
  func step(_ count: Int64, for points: [MetricPoint]) -> Int64 {
    let gaps = zip(points, points.dropFirst()).map { $1.time.since($0.time) / 1000 }
    return max(step(count), min(gaps.filter { $0 > 0 }.min() ?? 0, question.window.seconds))
  }

  /// The points of each step, merged as the figure wants.
  func bucketed(_ points: [MetricPoint], step: Int64, _ merge: ([Double]) -> Double?) -> [Double?] {
    let steps = clockSteps(step)
    var buckets = [[Double]](repeating: [], count: steps.count)
    for point in points where point.time < at {
      if let index = steps.index(of: point.time) { buckets[index].append(point.value) }
    }
    return buckets.map { $0.isEmpty ? nil : merge($0) }
  }
}
