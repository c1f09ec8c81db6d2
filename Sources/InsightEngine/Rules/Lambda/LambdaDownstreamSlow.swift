import ServerlessModel

/// Finds calls that take most of the time of a function.
struct LambdaDownstreamSlow: Rule {
  var sharePct = Parameter("sharePct", 60)
  var durMs = Parameter("durMs", 500)
  var minTraces = Parameter("minTraces", 20)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-downstream-slow",
      title: "A downstream call dominates latency",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.traces],
      parameters: [sharePct, durMs, minTraces, windowHours],
      why: "Nothing else in the function is worth tuning while this call takes most of its time.",
      fix: "Cache, batch or parallelise this call; set a client timeout.",
      sources: [
        "Dashbird X-Ray",
        "AWS X-Ray insights",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let traces = try context.traces(windowSeconds)
    guard traces.count >= minTraces.count,
      let whole = Sample.percentile(traces.map(\.durationUs), 0.95)
    else { throw Lacks(.notRecorded("enough traces")) }
    return .failing(
      Context.callsByLabel(traces).compactMap { label, calls in
        guard calls.count >= minTraces.count,
          let p95 = Sample.percentile(calls.map(\.durationUs), 0.95),
          Double(p95) >= sharePct.share * Double(whole), Double(p95) >= durMs.value * 1000
        else { return nil }
        return violation(label, calls, p95: p95, whole: whole)
      })
  }

  private func violation(_ label: String, _ calls: [TraceFigures.Call], p95: Int64, whole: Int64)
    -> Violation
  {
    let p50 = Sample.percentile(calls.map(\.durationUs), 0.5) ?? 0
    return Violation(
      "\(label) takes \(Format.duration(Elapsed(microseconds: p95))) of "
        + "\(Format.duration(Elapsed(microseconds: whole))) at p95",
      figure: Double(p95) / 1e6, part: label,
      evidence: [
        .text("call", label), .number("p50Ms", Double(p50) / 1000),
        .number("p95Ms", Double(p95) / 1000), .number("functionP95Ms", Double(whole) / 1000),
        .count("calls", calls.count), .count("faults", calls.count(where: \.fault)),
      ])
  }
}
