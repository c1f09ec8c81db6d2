package import ServerlessModel

/// The figures of one function over a whole file.
package struct FunctionAnswer: Hashable, Sendable {
  package var name: String
  package var count: Int
  package var errors: Int
  package var coldStarts: Int
  /// Nearest rank, exact.
  package var p50: Elapsed
  package var p95: Elapsed
  package var p99: Elapsed
  package var maxMemoryMB: Int

  /// Makes the value from its parts.
  package init(
    name: String,
    count: Int,
    errors: Int,
    coldStarts: Int,
    p50: Elapsed,
    p95: Elapsed,
    p99: Elapsed,
    maxMemoryMB: Int
  ) {
    self.name = name
    self.count = count
    self.errors = errors
    self.coldStarts = coldStarts
    self.p50 = p50
    self.p95 = p95
    self.p99 = p99
    self.maxMemoryMB = maxMemoryMB
  }
}
