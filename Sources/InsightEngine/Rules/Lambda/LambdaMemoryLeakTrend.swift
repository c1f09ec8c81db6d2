import ServerlessModel

/// Finds functions whose environments use more memory with every run.
struct LambdaMemoryLeakTrend: Rule {
  var minStreams = Parameter("minStreams", 3)
  var minInvocations = Parameter("minInvocations", 50)
  var growthPct = Parameter("growthPct", 20)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-memory-leak-trend",
      title: "Memory grows inside an execution environment",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [minStreams, minInvocations, growthPct, windowHours],
      why: "What is never released adds up until the environment is killed in the middle of a "
        + "request.",
      fix: "Look for module-level caches, listeners or temp buffers that are never released "
        + "between invocations.",
      sources: [
        "own analysis (Max Memory Used is a per-environment high-water mark)"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let leaking = try context.facts.source
      .environments(of: context.resource.id, in: context.last(windowSeconds)).orLacks()
      .filter { $0.runs >= minInvocations.count }
    guard leaking.count >= minStreams.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    try context.require(.logs, windowSeconds)
    let streams = Dictionary(grouping: try context.runs(windowSeconds), by: \.stream)
      .values.compactMap { growth($0) }
    guard streams.count >= minStreams.count else { return .pass }
    let slope = Sample.percentile(streams.map(\.slope), 0.5) ?? 0
    let gained = streams.map(\.gained).max() ?? 0
    return .fails(
      "memory grows in \(Format.counted(streams.count, "environment")) by up to "
        + "\(Format.megabytes(gained)), \(Format.fixed(slope * 100, 1)) MB in 100 runs",
      figure: Double(streams.count), .count("environments", streams.count),
      .number("slopeMBPer100Runs", slope * 100), .count("maxGrowthMB", gained))
  }

  /// What an environment gained from its tenth run to its last; `nil` where that is little or its runs are few.
  private func growth(_ runs: [RunFigures]) -> (slope: Double, gained: Int)? {
    let used = runs.filter { $0.maxMemoryMB > 0 }.sorted { $0.start < $1.start }
    guard used.count >= minInvocations.count, let last = used.last,
      let slope = Sample.slope(used.map { Double($0.maxMemoryMB) }), slope > 0
    else { return nil }
    let gained = last.maxMemoryMB - used[9].maxMemoryMB
    return Double(gained) * 100 >= growthPct.value * Double(last.memoryMB) ? (slope, gained) : nil
  }
}
