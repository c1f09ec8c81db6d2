import Dispatch
import ServerlessModel
import Synchronization

/// Hands notices to one channel in order, each once, and tries again after longer and longer pauses.
///
/// It has a thread of its own, so that a channel that hangs holds up no other.
final class Outbox: Sendable {
  /// Beyond so many that wait nothing is taken in; what still stands is offered again with the next look.
  private static let most = 1000

  private struct State {
    /// What was told as open and not yet as closed: its id and a title.
    var told: [String: String]
    var waiting: [Notice] = []
    var isBusy = false
    var failures = 0
    var isStopped = false
    var isGone = false
  }

  let channel: any Channel
  private let file: ToldFile
  private let queue: DispatchQueue
  private let firstPause: Duration
  private let state: Mutex<State>

  /// Makes an outbox that knows what was told before.
  init(_ channel: any Channel, file: ToldFile, firstPause: Duration = .seconds(1)) {
    self.channel = channel
    self.file = file
    self.firstPause = firstPause
    queue = DispatchQueue(label: "perch.watch.\(channel.name)", qos: .utility)
    state = Mutex(State(told: file.read()))
  }

  /// Whether everything that was offered has arrived.
  var isIdle: Bool { state.withLock { $0.waiting.isEmpty && !$0.isBusy } }

  /// Whether the channel is closed for ever.
  var isGone: Bool { state.withLock { $0.isGone } }

  /// How many notices wait.
  var waiting: Int { state.withLock { $0.waiting.count } }

  /// Takes what is new in what stands; returns at once.
  func offer(_ standing: Standing) {
    state.withLock { state in
      guard !state.isStopped, !state.isGone else { return }
      take(standing, &state)
      start(&state)
    }
  }

  /// Begins no further delivery; what has not arrived is told after the next start.
  func stop() { state.withLock { $0.isStopped = true } }

  private func take(_ standing: Standing, _ state: inout State) {
    var open = state.told
    for notice in state.waiting { open[notice.id] = notice.event == .opened ? notice.text : nil }
    for notice in standing.passed where open[notice.id] == nil { add(notice, &state) }
    for notice in standing.open where open[notice.id] == nil { add(notice, &state) }
    let stands = Set(standing.open.map(\.id)).union(standing.known)
    let new = Set(standing.passed.map(\.id)).filter { id in
      state.waiting.contains { $0.id == id }
    }
    for id in Set(open.keys).union(new).subtracting(stands).sorted() {
      state.waiting.append(
        standing.over[id]
          ?? Notice(closing: id, title: open[id] ?? id, at: standing.at))
    }
  }

  private func add(_ notice: Notice, _ state: inout State) {
    if channel.wants(notice), state.waiting.count < Self.most { state.waiting.append(notice) }
  }

  private func start(_ state: inout State) {
    guard !state.isBusy, !state.isStopped, !state.isGone, let next = state.waiting.first else {
      return
    }
    state.isBusy = true
    queue.async { self.deliver(next) }
  }

  private func deliver(_ notice: Notice) {
    do {
      try channel.deliver(notice)
      arrived(notice)
    } catch let failure as DeliveryFailure {
      failed(failure)
    } catch {
      failed(DeliveryFailure(why: "\(error)"))
    }
  }

  private func arrived(_ notice: Notice) {
    let told = state.withLock { state in
      state.waiting.removeFirst()
      state.told[notice.id] = notice.event == .opened ? notice.text : nil
      (state.isBusy, state.failures) = (false, 0)
      return state.told
    }
    if !file.write(told) {
      StandardError.write(
        "perch: \(file.path) cannot be written, so this may be told again after a restart.\n")
    }
    state.withLock { start(&$0) }
  }

  /// Says once of an outage that it is one, and tries again: 1, 2, 4 and up to 300 seconds later.
  private func failed(_ failure: DeliveryFailure) {
    let pause: Duration? = state.withLock { state in
      state.failures += 1
      if failure.isFinal { (state.isGone, state.isBusy) = (true, false) }
      if failure.isFinal || state.isStopped { return nil }
      return min(firstPause * (1 << min(state.failures - 1, 12)), .seconds(300))
    }
    if state.withLock({ $0.failures }) == 1, !failure.isFinal {
      StandardError.write(
        "perch: \(channel.name) did not take a notice: \(failure.why). It is tried again.\n")
    }
    guard let pause else { return }
    let milliseconds =
      pause.components.seconds * 1000
      + pause.components.attoseconds / 1_000_000_000_000_000
    queue.asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds))) { self.retry() }
  }

  private func retry() {
    state.withLock { state in
      state.isBusy = false
      start(&state)
    }
  }
}
