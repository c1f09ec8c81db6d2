import AWSClient
import ServerlessModel
import SnapshotStore

extension LinePoller {
  /// Pages of the shortest span, which is read to its end.
  private static let mostPages = 200
  /// How long a refused group is left alone, in seconds.
  private static let deniedWait: Int64 = 600
  private static let absentWait: Int64 = 3600

  /// Reads a group up to now, a span at a time where it is far behind.
  func read(_ demand: GroupDemand, _ round: inout LineRound) async throws(SnapshotError) {
    var pages = options.pages
    while pages > 0, round.mayGoOn {
      guard let span = cursors[demand.group].next(at: round.now, backfill: options.backfillSeconds)
      else {
        round.report.waiting += 1
        return
      }
      let used = try await read(demand, span, pages: pages, &round)
      guard let used, used.isComplete else { return }
      pages -= max(1, used.pages)
      guard cursors[demand.group].askedTo ?? round.now < round.now else {
        round.report.read += 1
        backlogs[demand.group]?.note(behind: 0)
        return
      }
    }
    tellBehind(demand.group, &round)
  }

  /// Reads one span; `nil` where it was refused.
  private func read(
    _ demand: GroupDemand, _ span: TimeSpan, pages: Int, _ round: inout LineRound
  ) async throws(SnapshotError) -> (pages: Int, isComplete: Bool)? {
    var fetch = LineFetch(
      calling, group: demand.group, span: span, pattern: options.mode.pattern)
    var events: [Logs.Event] = []
    let before = round.budget
    let most = cursors[demand.group].isNarrowest ? Self.mostPages : pages
    let (end, count) = await fetch.read(pages: most, calls: &round.budget, into: &events)
    let new = try blocks(of: events, in: demand.group, span, matching: options.mode.pattern)
    round.report.lines += new.reduce(0) { $0 + $1.count }
    let calls = before - round.budget
    if case .failed(let failure) = end {
      try keep(new, demand, span)
      refuse(failure, demand, span, calls: calls, &round)
      return nil
    }
    round.note(isThrottled: false)
    if case .complete = end {
      try await complete(
        demand, span, new, isEmpty: events.isEmpty, pages: count, calls: calls, &round)
      return (count, true)
    }
    if case .cut = end { cursors[demand.group].tooLong(span) }
    try keep(new, demand, span)
    tellBehind(demand.group, &round)
    return (count, false)
  }

  private func complete(
    _ demand: GroupDemand, _ span: TimeSpan, _ blocks: [LogBlock], isEmpty: Bool, pages: Int,
    calls: Int,
    _ round: inout LineRound
  ) async throws(SnapshotError) {
    var blocks = blocks
    var covered = [
      coverage(
        LineScope.runs(demand.group), span, at: round.now, calls: calls,
        LineShare(demand, reader).outcome(isEmpty: isEmpty))
    ]
    if let drawn = try await sample(demand, span, &round) {
      blocks += drawn.blocks
      covered.append(drawn.coverage)
    }
    let settled = LineCursor.settled(span, at: round.now)
    try take(
      PolledLines(
        group: demand.group, function: demand.function, span: span, settled: settled,
        blocks: blocks), covered)
    cursors[demand.group].read(span, at: round.now, pages: pages)
  }

  /// Lines of a span that is not read to its end.
  private func keep(
    _ blocks: [LogBlock], _ demand: GroupDemand, _ span: TimeSpan
  ) throws(SnapshotError) {
    guard !blocks.isEmpty else { return }
    try take(
      PolledLines(
        group: demand.group, function: demand.function, span: span,
        settled: cursors[demand.group].settled ?? span.start, blocks: blocks), [])
  }

  /// A hundred lines, whatever they say, once an hour; `nil` where none are due.
  private func sample(
    _ demand: GroupDemand, _ span: TimeSpan, _ round: inout LineRound
  ) async throws(SnapshotError) -> (blocks: [LogBlock], coverage: Coverage)? {
    guard options.mode == .sample, round.budget > 0,
      cursors[demand.group].isSampleDue(at: round.now)
    else { return nil }
    var fetch = LineFetch(calling, group: demand.group, span: span, limit: 100)
    round.budget -= 1
    guard let page = try? await fetch.next() else { return nil }
    cursors[demand.group].sampled(at: round.now)
    let events = Array(page.prefix(100))
    let last = fetch.isComplete ? nil : events.compactMap(\.timestamp).max()
    let held = (last ?? span.end.milliseconds) - span.start.milliseconds
    let share = LineShare.rounded(Double(held) / Double(LineCursor.sampleEvery))
    let outcome: Coverage.Outcome =
      events.isEmpty ? .empty : .sampled(share: share)
    return (
      try blocks(of: events, in: demand.group, span),
      coverage(LineScope.sample(demand.group), span, at: round.now, calls: 1, outcome)
    )
  }

  // MARK: Refusals

  private func refuse(
    _ failure: AWSFailure, _ demand: GroupDemand, _ span: TimeSpan, calls: Int,
    _ round: inout LineRound
  ) {
    let refusal = LineRefusal(failure, of: demand.group)
    let scope = LineScope.runs(demand.group)
    round.report.waiting += 1
    switch refusal.kind {
    case .denied(let action):
      cursors[demand.group].waits(until: round.now.adding(seconds: Self.deniedWait))
      cover(coverage(scope, span, at: round.now, calls: calls, .denied(action: action)))
    case .throttled(let after):
      let next = cursors[demand.group].refused(at: round.now, retryAfter: after)
      cover(coverage(scope, span, at: round.now, calls: calls, .throttled(nextTry: next)))
      round.note(isThrottled: true)
      return
    case .absent: cursors[demand.group].waits(until: round.now.adding(seconds: Self.absentWait))
    case .unknown:
      let next = cursors[demand.group].refused(at: round.now, retryAfter: nil)
      cover(coverage(scope, span, at: round.now, calls: calls, .unanswered(nextTry: next)))
    }
    round.report.problems.append(refusal.sentence)
  }

  private func tellBehind(_ group: LogGroupID, _ round: inout LineRound) {
    let read = cursors[group].askedTo ?? round.now.adding(seconds: -options.backfillSeconds)
    let seconds = round.now.since(read) / 1000
    round.report.behind[group] = seconds
    backlogs[group, default: LineBacklog()].note(behind: seconds)
  }

  // MARK: Coverage

  func coverage(
    _ scope: String, _ span: TimeSpan, at now: Instant, calls: Int, _ outcome: Coverage.Outcome
  ) -> Coverage {
    Coverage(
      account: account, region: region, source: .logs, scope: scope, span: span,
      settled: LineCursor.settled(span, at: now), outcome: outcome, apiCalls: calls)
  }
}
