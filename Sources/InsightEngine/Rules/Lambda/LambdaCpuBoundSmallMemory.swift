import ServerlessModel

/// Finds functions that compute most of their time on a small share of a processor.
struct LambdaCpuBoundSmallMemory: Rule {
  var memMB = Parameter("memMB", 512)
  var durMs = Parameter("durMs", 500)
  var cpuRatio = Parameter("cpuRatio", 0.8)
  var ownPct = Parameter("ownPct", 80)
  var minInvocations = Parameter("minInvocations", 100)
  var windowHours = Parameter("windowHours", 24)
  var minTraces = Parameter("minTraces", 20)

  var card: RuleCard {
    RuleCard(
      id: "lambda-cpu-bound-small-memory",
      title: "Compute-bound function has little memory",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs, .configuration],
      parameters: [memMB, durMs, cpuRatio, ownPct, minInvocations, windowHours, minTraces],
      why: "Lambda gives processor time by memory: twice the memory may halve the duration at "
        + "the same cost.",
      fix: "Double the memory (CPU grows with it up to 1769 MB per vCPU) and compare cost per "
        + "call.",
      sources: [
        "Well-Architected serverless guidance, PERF",
        "aws-lambda-power-tuning",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    guard let size = try context.function().memoryMB else {
      throw Lacks(.notRecorded("configuration"))
    }
    guard size <= memMB.count else { return .pass }
    try context.require(.logs, windowSeconds)
    guard let latency = try context.latency(windowSeconds), latency.count >= minInvocations.count,
      latency.p50.milliseconds >= durMs.value, let busy = try share(context, size)
    else { return .pass }
    guard busy.share >= busy.limit else { return .pass }
    return .fails(
      "computes \(Format.percent(busy.share)) of its time on \(Format.megabytes(size)), "
        + "p50 \(Format.duration(latency.p50))",
      figure: busy.share * 100, .number("cpuShare", busy.share), .count("memoryMB", size),
      .number("p50Ms", latency.p50.milliseconds),
      .number("predictedP50Ms", latency.p50.milliseconds * (1 - busy.share / 2)),
      .text("basis", busy.basis))
  }

  /// The share of its time that it computes, by Lambda Insights or else by its own time in traces; throws where neither was seen.
  private func share(_ context: Context, _ size: Int) throws -> (
    share: Double, limit: Double, basis: String
  )? {
    if let cpu = context.cpuShare(windowSeconds, memoryMB: size) {
      return (min(1, cpu), cpuRatio.value, "metrics")
    }
    let traces = try context.traces(windowSeconds).filter { $0.durationUs > 0 }
    guard traces.count >= minTraces.count else {
      throw Lacks(.notRecorded("cpu_total_time"))
    }
    let own = traces.map { Double($0.ownUs) / Double($0.durationUs) }
    return (Sample.percentile(own, 0.5) ?? 0, ownPct.share, "traces")
  }
}
