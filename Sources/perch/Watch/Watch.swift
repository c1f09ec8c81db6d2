import Glibc
import InsightEngine
import NcursesTerminal
import ServerlessModel
import SnapshotStore

/// Follows a recording without a screen and tells what opens and closes, until it is stopped.
struct Watch {
  /// A policy's finest step is a minute, so it is judged no oftener on a recording that grows.
  private static let judgeMilliseconds: Int64 = 60_000
  /// Policies are judged over so much; their windows reach further back.
  private static let judgedSeconds: Int64 = 86_400

  let reading: SnapshotReader
  let lookout: Lookout
  let policies: [Policy]
  let outboxes: [Outbox]
  /// What the user said of findings, asked anew with every look.
  let marks: () -> MarkBook
  private var book = PolicyBook.empty
  private var lastJudged: Int64?
  private var lastLook: Instant?

  init(
    _ reading: SnapshotReader, lookout: Lookout, policies: [Policy], outboxes: [Outbox],
    marks: @escaping () -> MarkBook
  ) {
    self.reading = reading
    self.lookout = lookout
    self.policies = policies
    self.outboxes = outboxes
    self.marks = marks
  }

  /// Looks once, and waits until all is told.
  ///
  /// - Throws: `CommandFailure` to try later where something was not taken within `patience`.
  mutating func once(at moment: Instant, patience: Duration) throws {
    try look(at: moment)
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline, !outboxes.allSatisfy({ $0.isIdle || $0.isGone }) {
      usleep(10_000)
    }
    for outbox in outboxes { outbox.stop() }
    let late = outboxes.filter { !$0.isIdle && !$0.isGone }
    guard late.isEmpty else {
      let words = late.map { "\($0.channel.name): \(Format.counted($0.waiting, "notice"))" }
      throw CommandFailure(
        .tryLater,
        "Not everything was taken (\(words.joined(separator: ", "))). The next `perch watch` tells it."
      )
    }
  }

  /// Looks whenever the recording grows, until SIGINT or SIGTERM.
  mutating func run(from moment: Instant) throws {
    let mailbox = Mailbox<Int>()
    let signals = EventSource(
      mailbox: mailbox.descriptor, keys: -1, signals: [SIGINT, SIGTERM, SIGHUP])
    defer { for outbox in outboxes { outbox.stop() } }
    try look(at: moment)
    while !outboxes.allSatisfy(\.isGone) {
      for case .signal(let signal) in signals.wait(timeout: .seconds(1)) {
        return try end(by: signal)
      }
      lookAgain()
    }
  }

  /// What is under way may still arrive; the rest is told after the next start.
  private func end(by signal: Int32) throws {
    for outbox in outboxes { outbox.stop() }
    if signal == SIGINT { throw CommandFailure(.interrupted, "") }
  }

  /// A recording that cannot be read just now, as while it is put in place anew, is looked at again.
  mutating func lookAgain() {
    do {
      guard try reading.refresh() || isJudgingDue else { return }
      try look(at: latest)
    } catch {
      StandardError.write("perch: \(FailureText.sentence(error))\n")
    }
  }

  private var latest: Instant { max(reading.info.span.end, reading.info.metricSpan.end) }

  private var isJudgingDue: Bool {
    !policies.isEmpty && book.span.end < reading.info.span.end && mayJudge
  }

  private var mayJudge: Bool {
    lastJudged.map { MonotonicClock.milliseconds - $0 >= Self.judgeMilliseconds } ?? true
  }

  /// Judges what has grown, and offers what stands to every channel.
  mutating func look(at moment: Instant) throws {
    if !policies.isEmpty, mayJudge {
      lastJudged = MonotonicClock.milliseconds
      let span = Judging.span(of: reading.info)
      book = try PolicyBook(
        policies, source: reading,
        span: span.intersection(TimeSpan(seconds: Self.judgedSeconds, endingAt: span.end)))
    }
    let standing = try lookout.look(at: moment, since: lastLook, book, marks())
    lastLook = moment
    for outbox in outboxes { outbox.offer(standing) }
  }
}
