/// Percentiles of durations.
package struct Latency: Hashable, Sendable {
  package var p50: Elapsed
  package var p95: Elapsed
  package var p99: Elapsed
  package var max: Elapsed
  package var count: Int
  /// 0 for exact values; else the worst relative error of a sketch, 0.0077.
  package var percentileError: Double = 0

  /// Makes the value from its parts.
  package init(
    p50: Elapsed,
    p95: Elapsed,
    p99: Elapsed,
    max: Elapsed,
    count: Int,
    percentileError: Double = 0
  ) {
    self.p50 = p50
    self.p95 = p95
    self.p99 = p99
    self.max = max
    self.count = count
    self.percentileError = percentileError
  }
}
