/// Where notices go.
protocol Channel: Sendable {
  /// Its name in files and messages.
  var name: String { get }
  /// Whether a notice is meant for it.
  func wants(_ notice: Notice) -> Bool
  /// Hands one notice over; it may take as long as the channel's own time-out.
  ///
  /// - Throws: `DeliveryFailure` when it did not arrive.
  func deliver(_ notice: Notice) throws
}

extension Channel {
  func wants(_ notice: Notice) -> Bool { true }
}

/// Why a notice did not arrive.
struct DeliveryFailure: Error {
  /// What went wrong and what to do, without a full stop.
  var why: String
  /// Whether nobody will ever take another.
  var isFinal = false
}

/// JSON lines on standard output.
struct LineChannel: Channel {
  var name: String { "stdout" }

  func deliver(_ notice: Notice) throws {
    var out = StandardOutput()
    do {
      try out.write(notice.line + "\n")
      try out.flush()
    } catch {
      throw DeliveryFailure(why: "nobody reads standard output any more", isFinal: true)
    }
  }
}

/// A program that gets each notice as JSON on its standard input.
struct ExecChannel: Channel {
  let program: String
  var timeout = Duration.seconds(30)
  var name: String { "exec" }

  func deliver(_ notice: Notice) throws {
    let end = ChildProcess.run(program, input: Array((notice.line + "\n").utf8), within: timeout)
    switch end {
    case .exited(0): return
    case .exited(let status): throw DeliveryFailure(why: "\(program) ended with \(status)")
    case .killed(let signal):
      throw DeliveryFailure(why: "\(program) was killed by signal \(signal)")
    case .timedOut:
      throw DeliveryFailure(
        why: "\(program) did not end within \(timeout.components.seconds) s and was killed")
    case .notStarted(let why): throw DeliveryFailure(why: "\(program) cannot be started: \(why)")
    }
  }
}
