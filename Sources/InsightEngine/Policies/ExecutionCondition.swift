import ServerlessModel

/// A figure of a function's executions over a window against a limit.
package struct ExecutionCondition: Hashable, Sendable {
  /// What can be asked of executions; a name ends in its unit.
  package enum Figure: String, Hashable, Sendable, CaseIterable {
    case executions, errors, errorPct, timeouts, outOfMemory, coldStarts, coldStartPct, retries
    case throttles, p50Ms, p95Ms, p99Ms, maxMs, maxMemoryMB, maxMemoryPct, costUSD
  }

  package var figure: Figure
  package var comparison: Comparison
  package var value: Double
  package var windowSeconds: Int64
  /// Fewer runs than this never speak.
  package var minimumRuns: Int

  /// Makes a condition.
  package init(
    figure: Figure, comparison: Comparison, value: Double, windowSeconds: Int64 = 900,
    minimumRuns: Int = 1
  ) {
    self.figure = figure
    self.comparison = comparison
    self.value = value
    self.windowSeconds = windowSeconds
    self.minimumRuns = minimumRuns
  }

  func judge(_ context: Context, message: String) throws -> Verdict {
    try context.require(.logs, windowSeconds)
    let counted = try context.counters(windowSeconds)
    guard counted.executions >= minimumRuns, let actual = try actual(context, counted),
      comparison.holds(actual, value)
    else { return .pass }
    return .fails(
      "\(message): \(figure.rawValue) \(Format.short(actual)) \(comparison.sign) "
        + "\(Format.short(value)) of \(Format.counted(counted.executions, "run"))",
      figure: actual.magnitude, .number(figure.rawValue, actual), .number("limit", value),
      .count("runs", counted.executions))
  }

  private func actual(_ context: Context, _ counted: Counters) throws -> Double? {
    switch figure {
    case .executions: Double(counted.executions)
    case .errors: Double(counted.failures)
    case .errorPct: counted.errorRate.map { $0 * 100 }
    case .timeouts: Double(counted.timeouts)
    case .outOfMemory: Double(counted.outOfMemory)
    case .coldStarts: Double(counted.coldStarts)
    case .coldStartPct: counted.coldStartRate.map { $0 * 100 }
    case .retries: Double(counted.retries)
    case .throttles: Double(counted.throttles)
    case .p50Ms: try context.latency(windowSeconds)?.p50.milliseconds
    case .p95Ms: try context.latency(windowSeconds)?.p95.milliseconds
    case .p99Ms: try context.latency(windowSeconds)?.p99.milliseconds
    case .maxMs: Double(counted.maxDurationUs) / 1000
    case .maxMemoryMB: Double(counted.maxMemoryMB)
    case .maxMemoryPct:
      counted.memoryMB > 0 ? 100 * Double(counted.maxMemoryMB) / Double(counted.memoryMB) : nil
    case .costUSD: try Cost.total(of: counted, region: context.resource.region)
    }
  }
}
