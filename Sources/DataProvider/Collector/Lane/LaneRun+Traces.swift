import AWSClient
import ServerlessModel
import SnapshotStore

extension LaneRun {
  /// What X-Ray gives with one call.
  private static let idsPerCall = 5

  /// Reads the traces since the last time, window by window.
  func readTraces() async throws {
    let operation = XRay.getTraceSummaries
    guard !inventory.isRefused(operation.title, at: time.now) else { return }
    _ = try reader.refresh()
    for window in traces.windows(upTo: time.now, backfillSeconds: options.backfillSeconds) {
      guard try await readTraces(in: window, operation), !Task.isCancelled else { return }
    }
  }

  /// Answers whether the window was read.
  private func readTraces(in window: TimeSpan, _ operation: AWSOperation) async throws -> Bool {
    var found: [XRay.Summary] = []
    let call = AWSCall(
      operation, region: lane.region,
      input: [
        "StartTime": .number(window.start.epoch), "EndTime": .number(window.end.epoch),
        "TimeRangeType": .text("TraceId"), "Sampling": .bool(false),
      ])
    let answer = await pages(call) { (reply) throws(AWSJSONError) in
      found += try reply.body.decode(XRay.GetTraceSummaries.self).traceSummaries ?? []
    }
    note(answer, of: operation)
    guard case .whole = answer else {
      try await commit()
      return false
    }
    let missing = try found.sorted { $0.concern > $1.concern }
      .compactMap { $0.id.flatMap { TraceID($0) } }.filter { try !isHeld($0) }
    let chosen = Array(missing.prefix(LaneTraces.mostTraces))
    guard try await retrieve(chosen) else { return false }
    let outcome: Coverage.Outcome =
      if found.isEmpty { .empty } else if chosen.count == missing.count { .answered } else {
        .sampled(share: 1 - Double(missing.count - chosen.count) / Double(found.count))
      }
    let settled = traces.read(window, at: time.now)
    cover(.traces, "*", window, settled: settled, outcome)
    try await commit()
    return true
  }

  /// Whether a trace is held with all that there is of it.
  private func isHeld(_ id: TraceID) throws -> Bool {
    if traces.isWhole(id) { return true }
    return try reader.trace(id).map { !$0.isOpen } ?? false
  }

  /// Reads the segments of traces; answers whether all of them came.
  @discardableResult
  func retrieve(_ ids: [TraceID]) async throws -> Bool {
    let parts = stride(from: 0, to: ids.count, by: Self.idsPerCall).map {
      Array(ids[$0..<min($0 + Self.idsPerCall, ids.count)])
    }
    let left = try await each(parts) { try await self.retrievePart($0) }.reduce(0, +)
    try await commit()
    return left == 0 && !Task.isCancelled
  }

  /// Asks again for those that X-Ray did not get to; answers how many never came.
  private func retrievePart(_ ids: [TraceID]) async throws -> Int {
    let operation = XRay.batchGetTraces
    var waiting = ids.map(\.description)
    for _ in 0..<3 where !waiting.isEmpty {
      let call = AWSCall(
        operation, region: lane.region, input: ["TraceIds": .list(waiting.map { .text($0) })])
      var replies: [AWSReply] = []
      let answer = await pages(call) { (reply) throws(AWSJSONError) in replies.append(reply) }
      guard case .whole = answer else {
        note(answer, of: operation)
        return waiting.count
      }
      waiting = []
      var ask = LiveAsk()
      ask.isPart = true
      for reply in replies {
        _ = try answers.read(reply, to: call, account: lane.account, time: time.now, ask: ask)
        let left = try reply.body.decode(XRay.BatchGetTraces.self).unprocessedTraceIds ?? []
        waiting += left
      }
    }
    return waiting.count
  }
}

extension XRay.Summary {
  /// What is read first where not all can be: faults, then errors and throttles, then the slowest.
  fileprivate var concern: Double {
    (hasFault == true ? 2e6 : 0) + (hasError == true || hasThrottle == true ? 1e6 : 0)
      + min(duration ?? 0, 1e5)
  }
}
