import Dispatch
import Synchronization

/// Asynchronous work of a command that is not asynchronous itself.
///
/// The main thread never awaits: after a suspension it would not come back to it, and a hang-up would then kill the
/// process with the terminal raw.
final class Waiting<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Does the work on other threads and waits for what comes of it.
  static func value(of work: @escaping @Sendable () async throws -> Value) throws -> Value {
    let waiting = Waiting()
    Task.detached { await waiting.take(work) }
    waiting.isDone.wait()
    guard let result = waiting.result.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }

  private func take(_ work: @Sendable () async throws -> Value) async {
    let outcome: Result<Value, any Error>
    do { outcome = .success(try await work()) } catch { outcome = .failure(error) }
    result.withLock { $0 = outcome }
    isDone.signal()
  }
}
