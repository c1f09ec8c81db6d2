import ServerlessModel

/// Finds functions that are billed mostly for waiting.
struct LambdaWaitingInCode: Rule {
  var waitPct = Parameter("waitPct", 70)
  var cpuPct = Parameter("cpuPct", 10)
  var durMs = Parameter("durMs", 1000)
  var minTraces = Parameter("minTraces", 20)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-waiting-in-code",
      title: "Function is billed mostly for waiting",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.traces],
      parameters: [waitPct, cpuPct, durMs, minTraces, windowHours],
      why: "A function that waits is billed for all of its memory while it does nothing.",
      fix: "Move the wait to a Step Functions Wait/callback or an event, and lower memory where "
        + "latency does not depend on it.",
      sources: [
        "Well-Architected serverless guidance, PER 1",
        "Dashbird X-Ray profile",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let traces = try context.traces(windowSeconds)
    guard traces.count >= minTraces.count else { throw Lacks(.notRecorded("enough traces")) }
    let duration = traces.reduce(0) { $0 + $1.durationUs }
    let p50 = Elapsed(microseconds: Sample.percentile(traces.map(\.durationUs), 0.5) ?? 0)
    guard p50.milliseconds >= durMs.value else { return .pass }
    let waiting = idle(context) ? duration : traces.reduce(0) { $0 + $1.waitingUs }
    let share = Double(waiting) / Double(duration)
    guard share >= waitPct.share else { return .pass }
    let calls = Context.callsByLabel(traces).map {
      ($0.label, $0.calls.reduce(0) { $0 + $1.durationUs })
    }
    let longest = calls.max { ($0.1, $1.0) < ($1.1, $0.0) }?.0 ?? "nothing that was traced"
    return .fails(
      "waits \(Format.percent(share)) of \(Format.duration(p50)), mostly on \(longest)",
      figure: share * 100, .number("waitingShare", share), .number("p50Ms", p50.milliseconds),
      .text("waitsFor", longest), .count("traces", traces.count))
  }

  /// Whether Lambda Insights saw next to no processor time, so that even what was not traced is waiting.
  private func idle(_ context: Context) -> Bool {
    guard let cpu = context.mean("cpu_total_time", windowSeconds),
      let wall = context.meanDurationMs(windowSeconds)
    else { return false }
    return cpu / wall < cpuPct.share
  }
}
