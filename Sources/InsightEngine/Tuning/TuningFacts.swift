package import ServerlessModel

/// What recorded executions of one function say of its size.
package struct TuningFacts: Hashable, Sendable {
  /// What was measured at one memory size.
  package struct Measured: Hashable, Sendable {
    package var memoryMB: Int
    package var runs: Int
    package var p50Ms: Double
    package var p95Ms: Double
    package var meanBilledMs: Double
    package var maxUsedMB: Int
  }

  package let architecture: Architecture
  package let region: String
  /// By size, smallest first.
  package let sizes: [Measured]
  /// The share of the time that went by waiting on calls, from traces; `nil` where none were recorded.
  package let waitShare: Double?
  /// Whether its runtime is offered on arm64, as far as its configuration tells.
  package private(set) var runsOnArm = false

  /// Takes runs that succeeded, warm ones alone where there are enough of them.
  ///
  /// - Returns: `nil` where no run tells its size and duration.
  package init?(
    _ runs: [Execution], architecture: Architecture, region: String, waitShare: Double?
  ) {
    let told = runs.filter { $0.status == .success && $0.duration != nil && $0.memoryMB != nil }
    let warm = told.filter { $0.coldStart != true }
    let kept = warm.count >= 20 ? warm : told
    let sizes = Dictionary(grouping: kept) { $0.memoryMB ?? 0 }
      .compactMap { Self.measured($0.key, $0.value) }.sorted { $0.memoryMB < $1.memoryMB }
    guard !sizes.isEmpty else { return nil }
    self.sizes = sizes
    self.architecture = architecture
    self.region = region
    self.waitShare = waitShare.map { min(max($0, 0), 1) }
  }

  /// Reads what a source holds of one function's newest runs and traces.
  ///
  /// - Returns: `nil` where no run tells its size and duration.
  package init?(of function: Resource, source: any FactSource, window: Window) throws {
    let query = ExecutionQuery(
      span: window.span, at: window.at, resources: [function.id], limit: Self.mostRuns)
    let runs = try source.executions(query).value ?? []
    let traces = try source.traces(through: function.id, in: window.span, limit: Self.mostTraces)
    let configured = try source.configuration(of: function.id, at: window.at).value?.function
    self.init(
      runs, architecture: configured?.architecture ?? .x86, region: function.region,
      waitShare: Self.waitShare(of: traces.value ?? [], through: function))
    runsOnArm = configured?.runsOnArm ?? false
  }

  /// The newest are enough to tell percentiles from.
  private static let mostRuns = 100_000
  private static let mostTraces = 500

  /// The share of some traces' time in which a call of the function was open; `nil` without traces through it.
  package static func waitShare(of traces: [Trace], through resource: Resource) -> Double? {
    let figures = traces.compactMap { TraceFigures($0, through: resource) }
    let whole = figures.reduce(0) { $0 + $1.durationUs }
    guard whole > 0 else { return nil }
    return Double(figures.reduce(0) { $0 + $1.waitingUs }) / Double(whole)
  }

  private static func measured(_ size: Int, _ runs: [Execution]) -> Measured? {
    let times = runs.compactMap { $0.duration?.milliseconds }
    guard size > 0, let p50 = Sample.percentile(times, 0.5),
      let p95 = Sample.percentile(times, 0.95)
    else { return nil }
    let billed = runs.compactMap { $0.billed?.milliseconds }
    let mean = (billed.isEmpty ? times : billed).reduce(0, +)
    return Measured(
      memoryMB: size, runs: runs.count, p50Ms: p50, p95Ms: p95,
      meanBilledMs: mean / Double(billed.isEmpty ? times.count : billed.count),
      maxUsedMB: runs.compactMap(\.maxMemoryMB).max() ?? 0)
  }
}
