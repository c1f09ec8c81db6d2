import DataProvider
import Glibc
import NcursesTerminal
import ServerlessModel

/// `perch record` at work: shows progress and stops at a signal, at a limit, or where nothing can be written.
struct Recorder {
  let session: RecordingSession
  let limits: RecordLimits
  var progress: RecordProgress
  let path: String
  private let began = MonotonicClock.milliseconds
  private var place: FileIdentity?

  init(session: RecordingSession, limits: RecordLimits, progress: RecordProgress, path: String) {
    self.session = session
    self.limits = limits
    self.progress = progress
    self.path = path
  }

  /// How often what answers and judgements took for a while is given back to the system.
  private static let giveBackSeconds: Int64 = 5

  private var elapsed: Int64 { (MonotonicClock.milliseconds - began) / 1000 }

  /// Records until it has to stop, and leaves a whole file.
  mutating func run(
    _ source: EventSource, _ mailbox: Mailbox<RecordNews>, _ clock: SystemTime
  ) throws {
    let (collector, events) = (session.collector, session.collector.events)
    place = FileIdentity(path)
    progress.begin(path, try? Waiting.value { try await collector.estimate() })
    Task.detached { for await event in events { mailbox.post(.event(event)) } }
    try session.start(clock: clock) { _ in mailbox.post(.ended) }
    let why = wait(source, mailbox)
    let ending = session.stop()
    try session.finish()
    progress.end(path, RecordLimits.size(path), collector.spending, why)
    if case .failed(let sentence) = ending { throw CommandFailure(.cannotCreate, sentence) }
  }

  /// Says when the recording has been moved away or deleted: it is written on, and made anew at its place in the end.
  private mutating func tellMove() {
    guard place != nil, FileIdentity(path) != place else { return }
    place = nil
    progress.say(
      "\(path) was moved away or deleted; recording goes on, and all of it is written there anew "
        + "at the end. Stop with Ctrl-C to have it now.")
  }

  /// Waits for a reason to stop.
  private mutating func wait(_ source: EventSource, _ mailbox: Mailbox<RecordNews>) -> String {
    var givenBack = elapsed
    while true {
      if elapsed - givenBack >= Self.giveBackSeconds {
        ProcessMemory.giveBack()
        givenBack = elapsed
      }
      for ready in source.wait(timeout: .seconds(1)) {
        switch ready {
        case .signal(let signal): return "signal \(signal == SIGINT ? "INT" : "TERM")"
        case .hangup: return "the line dropped"
        case .mailbox:
          for news in mailbox.drain() {
            guard case .event(let event) = news else { return "the work ended" }
            progress.take(event)
          }
        case .keys, .output: break
        }
      }
      tellMove()
      progress.show(session.collector.spending, elapsed, RecordLimits.size(path))
      if let reason = limits.reason(after: elapsed, path: path) { return reason }
    }
  }
}
