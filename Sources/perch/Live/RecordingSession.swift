import DataProvider
import Dispatch
import Redaction
import ServerlessModel
import SnapshotStore
import Synchronization

/// A collector at work: AWS goes in, findings are judged minute by minute, and others read what is written.
final class RecordingSession: Sendable {
  let path: String
  let writer: SnapshotWriter
  let collector: Collector
  /// `nil` where nothing is judged.
  private let judging: GrowingJudgement?
  private let keepSeconds: Int64?
  private let work = Mutex<Task<Void, Never>?>(nil)
  private let ended = Mutex<Ending?>(nil)
  private let isOver = DispatchSemaphore(value: 0)

  /// How the work ended.
  enum Ending: Sendable {
    case stopped
    case failed(String)
  }

  /// Seconds between two judgements.
  private static let judgeSeconds = 60.0
  /// Seconds between two looks for what is too old to keep.
  private static let thinSeconds = 3600.0
  /// Seconds between the first ones, while the screen fills.
  private static let firstSeconds = [5.0, 10, 15, 30]
  /// What did not come of the hours before a recording after so many seconds is not waited for.
  private static let longestBeginning = 900.0

  /// Opens the recording and makes the collector; nothing is asked yet.
  init(
    _ lanes: [CollectorLane], at path: String, _ plan: CollectingPlan, clock: SystemTime,
    groupReadable: Bool = false, isCache: Bool = false, judges: Bool = true
  ) throws {
    self.path = path
    do throws(SnapshotError) {
      writer = try SnapshotWriter.record(
        at: path,
        options: SnapshotWriter.Options(
          origin: "record", recordedBy: "perch \(ProgramVersion.text)",
          recorder: ThisProcess.words(at: clock), groupReadable: groupReadable, isCache: isCache,
          microservices: plan.microservices))
    } catch {
      throw CommandFailure(error)
    }
    try writer.setKeyID(try RecordingKeys.current().id)
    collector = try Collector(
      lanes, into: writer, options: plan.options, clock: clock,
      lines: LinePollers(plan.lines, into: writer))
    judging = judges ? try GrowingJudgement(writer) : nil
    keepSeconds = plan.keepSeconds
  }

  /// Goes on with what was read of some lanes before; beside another perch that reads them, with what is kept for such.
  static func cached(
    _ lanes: [CollectorLane], _ plan: CollectingPlan, clock: SystemTime, judges: Bool = true
  ) throws -> RecordingSession {
    let paths = LiveCache.paths(of: lanes)
    for path in paths.dropLast() {
      do {
        return try RecordingSession(
          lanes, at: path, plan, clock: clock, isCache: true, judges: judges)
      } catch let failure as CommandFailure where failure.code == .tryLater {}
    }
    return try RecordingSession(
      lanes, at: paths[paths.count - 1], plan, clock: clock, isCache: true, judges: judges)
  }

  /// Begins to work on other threads; `over` is told once how the work ended.
  ///
  /// What is too old to keep goes first, so that a size that was reached is not reached again at once.
  func start(clock: SystemTime, over: @escaping @Sendable (Ending) -> Void) throws {
    if let keepSeconds {
      do { try thin(clock.now, older: keepSeconds) } catch { throw CommandFailure(error) }
    }
    let task = Task.detached { [self] in
      let ending: Ending
      do {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await self.collector.run() }
          group.addTask { try await self.judge(clock) }
          if let age = self.keepSeconds {
            group.addTask { try await self.thin(clock, older: age) }
          }
          try await group.next()
          group.cancelAll()
        }
        ending = .stopped
      } catch is CancellationError {
        ending = .stopped
      } catch {
        ending = .failed(FailureText.sentence(error))
      }
      ended.withLock { $0 = ending }
      isOver.signal()
      over(ending)
    }
    work.withLock { $0 = task }
  }

  /// Stops after the batch in hand, if work began, and waits until it is written.
  func stop() -> Ending {
    guard let task = work.withLock({ $0 }) else { return .stopped }
    task.cancel()
    isOver.wait()
    isOver.signal()
    return ended.withLock { $0 } ?? .stopped
  }

  private func judge(_ clock: SystemTime) async throws {
    let began = clock.now
    var pauses = Self.firstSeconds[...]
    while !Task.isCancelled {
      try await pause(pauses.popFirst() ?? Self.judgeSeconds, clock)
      let isLate = clock.now - began > Self.longestBeginning
      let isIn = await collector.holdsBeginning
      try judging?.judge(isBeginningIn: isIn || isLate)
    }
  }

  /// Waits, but not with the hours before a recording once they are in.
  private func pause(_ seconds: Double, _ clock: SystemTime) async throws {
    let end = clock.now + seconds
    while clock.now < end {
      try await clock.sleep(seconds: min(1, end - clock.now))
      if judging?.isCaughtUp == false, await collector.holdsBeginning { return }
    }
  }

  private func thin(_ clock: SystemTime, older age: Int64) async throws {
    while !Task.isCancelled {
      try await clock.sleep(seconds: Self.thinSeconds)
      try thin(clock.now, older: age)
    }
  }

  private func thin(_ now: Double, older age: Int64) throws(SnapshotError) {
    try writer.thin(before: Instant(epoch: now).adding(seconds: -age))
  }

  /// Judges what came since.
  func judge() throws(SnapshotError) { try judging?.judge() }

  /// Stops; a recording that is kept is made whole, a cache stays as the last batch left it.
  func leave(isKept: Bool) {
    _ = stop()
    if isKept { try? finish() } else { writer.abandon() }
  }

  /// Judges what came last, and makes one compact file of the recording.
  func finish() throws {
    do throws(SnapshotError) {
      try judge()
      try writer.finish()
    } catch {
      throw CommandFailure(error)
    }
  }
}
