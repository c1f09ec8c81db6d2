package import AWSClient
import ServerlessModel
package import SnapshotStore

/// Reads AWS and writes what it says into a recording, until its task is cancelled.
///
/// What it must remember stands in the recording itself, so that one that was killed is simply started again.
package final class Collector: Sendable {
  /// What it says of its work; the newest thousand wait for whoever reads them.
  package let events: AsyncStream<CollectorEvent>

  private let runs: [LaneRun]
  private let ledger: CollectorLedger
  private let options: CollectorOptions
  private let telling: AsyncStream<CollectorEvent>.Continuation
  private let looks: AsyncStream<CollectorFocus>
  private let looking: AsyncStream<CollectorFocus>.Continuation

  /// A collector of some lanes that writes through `writer`; without `lines` no log is read.
  package init(
    _ lanes: [CollectorLane], into writer: SnapshotWriter,
    options: CollectorOptions = CollectorOptions(), clock: any TimeKeeper,
    lines: (any LinePolling)? = nil
  ) throws {
    let reader = try writer.reader()
    let ledger = CollectorLedger(resuming: SpentDay.days(of: reader))
    let sink = CollectorSink(writer: writer, ledger: ledger, intervals: options.intervals)
    let (events, telling) = AsyncStream.makeStream(
      of: CollectorEvent.self, bufferingPolicy: .bufferingNewest(1000))
    self.events = events
    self.telling = telling
    (looks, looking) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    self.ledger = ledger
    self.options = options
    runs = lanes.map { lane in
      var metered = lane
      metered.caller = MeteredCaller(
        caller: lane.caller, account: lane.account, ledger: ledger, clock: clock)
      return LaneRun(
        metered, options, ledger: ledger, sink: sink, reader: reader, clock: clock, lines: lines,
        lanes: lanes.count, tell: { telling.yield($0) })
    }
  }

  /// What was spent since it began.
  package var spending: Spending { ledger.total }

  /// Works until its task is cancelled, or until the recording cannot be written any more.
  ///
  /// What was read by then is written; nothing that was committed is lost.
  package func run() async throws {
    defer { telling.finish() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for run in runs {
        group.addTask { try await run.run() }
        group.addTask { try await run.runLines() }
      }
      group.addTask { try await self.follow() }
      // The first that fails ends the others.
      while try await group.next() != nil {}
    }
  }

  /// Reads everything once, or the inventory alone, and writes it, while somebody waits.
  package func takeOnce(_ part: OncePart) async throws {
    try await CallUrgency.urgent {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for run in runs { group.addTask { try await run.takeOnce(part) } }
        try await group.waitForAll()
      }
    }
  }

  /// Whether it has written what AWS holds of the time before it began, as far as that is read at all.
  package var holdsBeginning: Bool {
    get async {
      for run in runs where await !run.holdsBeginning { return false }
      return true
    }
  }

  /// Says what is looked at now; of several the last counts.
  package func focus(on focus: CollectorFocus) { looking.yield(focus) }

  /// What a month would cost: lists the active metrics, which costs nothing, and counts them.
  package func estimate() async throws -> MonthlyEstimate {
    var metrics = 0
    for run in runs { metrics += try await run.countMetrics() }
    return MonthlyEstimate(
      metrics: metrics, everySeconds: options.metricSeconds, budget: options.budget,
      asksInsights: options.asksInsights)
  }

  /// What is looked at now does not wait for what was looked at before.
  private func follow() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      for await focus in looks {
        for run in runs where await run.turn(to: focus) {
          group.addTask { try await CallUrgency.urgent { try await run.look(at: focus) } }
        }
      }
    }
  }
}
