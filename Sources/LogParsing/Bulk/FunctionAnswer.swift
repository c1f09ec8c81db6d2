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
}
