import Dispatch

/// Runs a program without a shell and without a terminal, and keeps what it prints.
struct ChildProgram: Sendable {
  /// How it ended; the first bytes that it printed to standard output and standard error.
  enum Ending: Hashable, Sendable {
    case exited(Int32, output: [UInt8], errors: [UInt8])
    case killed(Int32)
    case timedOut
    case notStarted(String)
  }

  /// The program and its arguments.
  let words: [String]
  let environment: [String: String]

  /// Runs it to its end, or kills it and all that it started when the time is over.
  func run(within seconds: Double, time: any TimeKeeper) async -> Ending {
    let started: StartedProgram
    do throws(ProgramStart.Trouble) {
      started = try StartedProgram(words, environment)
    } catch { return .notStarted(error.reason.lowercased()) }
    let life = ProgramLife(started.child)
    let watch = Task {
      do { try await time.sleep(seconds: seconds) } catch { return }
      life.kill(timedOut: true)
    }
    let printed = await withTaskCancellationHandler {
      await Self.offThread { started.readAll() }
    } onCancel: {
      life.kill(timedOut: false)
    }
    let status = await Self.offThread { life.wait() }
    watch.cancel()
    if life.isTimedOut { return .timedOut }
    let signal = status & 0x7F
    guard signal == 0 else { return .killed(signal) }
    return .exited((status >> 8) & 0xFF, output: printed.output, errors: printed.errors)
  }

  /// Waits on a thread of its own, since the pool of tasks has few.
  private static func offThread<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { waiting in
      DispatchQueue.global().async { waiting.resume(returning: body()) }
    }
  }
}
