import ServerlessModel

/// Finds tables whose operations on single items are slow.
struct DdbLatencyHigh: Rule {
  var latencyMs = Parameter("latencyMs", 20)
  var m = Parameter("m", 10)
  var n = Parameter("n", 10)
  var minSamples = Parameter("minSamples", 50)

  var card: RuleCard {
    RuleCard(
      id: "ddb-latency-high",
      title: "Table operations are slow",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.table], needs: [.metrics],
      parameters: [latencyMs, m, n, minSamples],
      why: "One item is a matter of single milliseconds; what takes longer is too large, or too "
        + "far away.",
      fix: "Use smaller items and projections, keep connections alive, consider DAX.",
      sources: [
        "AWS recommended alarms (10 of 10)",
        "Well-Architected serverless guidance, slow databases",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  private static let metric = "SuccessfulRequestLatency"
  private static let operations: Set = ["GetItem", "PutItem", "UpdateItem", "DeleteItem"]

  func judge(_ context: Context) throws -> Verdict {
    let slow = try context.parts(Self.metric, .average, by: "Operation", windowSeconds)
      .filter { Self.operations.contains($0.name) }
      .map { (name: $0.name, slow: $0.breach { $0.value >= latencyMs.value }) }
      .filter { $0.slow.reaches(m) }
    let found = slow.isEmpty ? [] : try busy(slow, context)
    guard let worst = found.max(by: { $0.slow.worst < $1.slow.worst }) else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let lines = found.map { $0.name + " " + Format.milliseconds($0.slow.worst) }
    return .fails(
      lines.joined(separator: ", ")
        + " on average, \(worst.slow.minutes) of the last \(n.count) min",
      figure: worst.slow.worst, since: worst.slow.since, .list("operations", lines),
      .number("averageMs", worst.slow.worst), .count("breachingMinutes", worst.slow.minutes),
      .list("p99", try percentiles(context)))
  }

  /// Those of the operations that were called often enough for their average to mean something.
  private func busy(_ slow: [(name: String, slow: Breach)], _ context: Context) throws
    -> [(name: String, slow: Breach)]
  {
    let counts = try context.parts(Self.metric, .sampleCount, by: "Operation", windowSeconds)
    return try slow.filter { operation in
      guard let count = counts.first(where: { $0.name == operation.name })?.total else {
        throw Lacks(.notRecorded("SampleCount of \(Self.metric)"))
      }
      return count >= minSamples.value
    }
  }

  private func percentiles(_ context: Context) throws -> [String] {
    let parts = try? context.parts(Self.metric, Statistic("p99"), by: "Operation", windowSeconds)
    return (parts ?? []).compactMap { part in
      part.points.map(\.value).max().map { part.name + " " + Format.milliseconds($0) }
    }
  }
}
