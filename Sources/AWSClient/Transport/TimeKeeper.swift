/// The clock that calls go by; tests give one that they move themselves.
package protocol TimeKeeper: Sendable {
  /// Seconds since 1970 in UTC.
  var now: Double { get }

  /// Waits; ends early with `CancellationError` where the task is cancelled.
  func sleep(seconds: Double) async throws
}
