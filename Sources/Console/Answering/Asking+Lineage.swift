import InsightEngine
import ServerlessModel

extension Asking {
  /// The tries of a run's request up to the moment, and what follows them as far as the configuration says.
  func lineage(of run: Execution, _ configuration: FunctionConfiguration?) throws -> Lineage {
    let tries = try tries(of: run)
    guard let last = tries.last, last.status.isFailure else {
      let isPlain = tries.count == 1 && !run.status.isFailure
      return Lineage(tries: tries, note: isPlain ? "no retry seen" : "")
    }
    guard let rule = try rule(of: tries, run, configuration) else {
      return Lineage(
        tries: tries, note: "no later try seen; retries of this source are not visible")
    }
    let isLast = last.attempt >= rule.most
    let sink = try rule.sink.map { try self.sink($0, after: last, isReached: isLast) }
    let after = sink.map { "then \($0.name)" } ?? "then dropped"
    guard !isLast else {
      return Lineage(tries: tries, sink: sink, note: "no more tries, \(after)")
    }
    let due = (last.end ?? last.start).adding(seconds: rule.waitSeconds(last.attempt))
    return Lineage(
      tries: tries, next: .init(number: last.attempt + 1, due: due), sink: sink,
      note: "\(last.attempt + 1) due ≈\(due.clockMinutes)Z, \(after)")
  }

  // MARK: Tries

  /// Runs of the same request, of the same message and of the same call that had begun.
  private func tries(of run: Execution) throws -> [Execution] {
    var found = [run.id: run]
    let more = try sameRequest(run) + deliveries(before: run) + deliveries(after: run) + calls(run)
    for other in more where other.start <= at { found[other.id] = other.asKnown(at: at) }
    return found.values.sorted { ($0.start, $0.attempt) < ($1.start, $1.attempt) }
  }

  private func sameRequest(_ run: Execution) throws -> [Execution] {
    guard let request = run.requestID else { return [] }
    return try reading.executions(requestID: request).filter { $0.resource == run.resource }
  }

  /// Back from a redelivered run, one delivery after the other.
  private func deliveries(before run: Execution) throws -> [Execution] {
    var found: [Execution] = []
    var current = run
    while found.count < 20, let evidence = RetryEvidence(current.retryEvidence) {
      let latest = current.start.adding(seconds: -evidence.secondsBefore)
      let span = TimeSpan(start: latest.adding(seconds: -1), end: latest.adding(milliseconds: 1))
      let query = ExecutionQuery(span: span, at: at, resources: [run.resource], limit: 500)
      let earlier = try reading.page(query).rows.first {
        $0.requestID?.short == evidence.request && $0.start < current.start
      }
      guard let earlier else { return found }
      found.append(earlier)
      current = earlier
    }
    return found
  }

  /// Later runs that handled a message of this one again; SQS hides a message for at most 12 hours.
  private func deliveries(after run: Execution) throws -> [Execution] {
    guard run.retryKind != .async, run.status.isFailure || run.retryKind == .redelivery,
      let request = run.requestID
    else { return [] }
    var query = ExecutionQuery(
      span: TimeSpan(
        start: run.start.adding(milliseconds: 1), end: min(at, run.start.adding(seconds: 43_200))),
      at: at, resources: [run.resource])
    (query.onlyRetries, query.ascending, query.limit) = (true, true, 1000)
    var requests: Set<String> = [request.short]
    return try reading.page(query).rows.filter { later in
      guard let evidence = RetryEvidence(later.retryEvidence),
        requests.contains(evidence.request)
      else { return false }
      if let id = later.requestID { requests.insert(id.short) }
      return true
    }
  }

  /// The runs of one trace that a caller's SDK made of one call.
  private func calls(_ run: Execution) throws -> [Execution] {
    guard let trace = run.traceID, run.retryKind == .sdk || run.status.isFailure else { return [] }
    var query = ExecutionQuery(
      span: TimeSpan(
        start: run.start.adding(seconds: -900), end: min(at, run.start.adding(seconds: 900))),
      at: at, resources: [run.resource])
    query.traceID = trace
    let rows = try reading.page(query).rows
    return rows.contains { $0.retryKind == .sdk } ? rows : []
  }

  // MARK: What follows

  /// How a source tries again: how often, after how long, and where what is left goes.
  private struct RetryRule {
    let most: Int
    let waits: [Int64]
    let sink: ResourceID?

    func waitSeconds(_ attempt: Int) -> Int64 {
      waits.isEmpty ? 0 : waits[min(max(attempt, 1), waits.count) - 1]
    }
  }

  private func rule(
    of tries: [Execution], _ run: Execution, _ configuration: FunctionConfiguration?
  ) throws -> RetryRule? {
    if tries.contains(where: { $0.retryKind == .async }) {
      let sink = configuration?.deadLetterTarget ?? configuration?.onFailureDestination
      // Lambda waits a minute before the second attempt and two before the third.
      return RetryRule(
        most: (configuration?.asyncMaxRetries ?? 2) + 1, waits: [60, 120],
        sink: sink.map { ResourceID(arn: $0) })
    }
    guard tries.contains(where: { $0.retryKind == .redelivery }),
      let queue = try sourceQueue(of: run.resource), let most = queue.maxReceiveCount
    else { return nil }
    return RetryRule(
      most: most, waits: [Int64(queue.visibilityTimeoutSeconds ?? 30)],
      sink: queue.deadLetterTarget.map { ResourceID(arn: $0) })
  }

  /// The queue that feeds a function, where there is but one.
  private func sourceQueue(of function: ResourceID) throws -> QueueConfiguration? {
    let sources = try reading.relations(at: at).filter {
      $0.kind == .eventSource && $0.to == function && $0.from.service == "sqs"
    }
    guard sources.count == 1 else { return nil }
    return try reading.configuration(of: sources[0].from, at: at).value?.queue
  }

  private func sink(
    _ id: ResourceID, after last: Execution, isReached: Bool
  ) throws -> Lineage.Sink {
    let end = last.end ?? last.start
    let recent = TimeSpan(start: end.adding(seconds: -600), end: at)
    func points(_ metric: String) throws -> [MetricPoint] {
      try reading.points(metric, .maximum, of: id, in: recent).value ?? []
    }
    let visible = try points("ApproximateNumberOfMessagesVisible")
    let before = visible.last { $0.time <= end }?.value
    let after = visible.filter { $0.time > end && $0.time <= end.adding(seconds: 300) }
    let hasRisen = before.map { before in after.contains { $0.value > before } } ?? false
    return Lineage.Sink(
      id: id, name: name(of: id), isReached: isReached, waiting: visible.last?.value,
      oldestSeconds: try points("ApproximateAgeOfOldestMessage").last?.value,
      hasRisen: isReached && hasRisen)
  }
}
