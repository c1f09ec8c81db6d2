import ServerlessModel

/// Finds calls that fail at another service.
struct LambdaDownstreamErrors: Rule {
  var errPct = Parameter("errPct", 5)
  var windowMinutes = Parameter("windowMinutes", 30)
  var minCalls = Parameter("minCalls", 20)

  var card: RuleCard {
    RuleCard(
      id: "lambda-downstream-errors",
      title: "A downstream service returns errors",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.traces],
      parameters: [errPct, windowMinutes, minCalls],
      why: "What the function calls is failing or pushing back, and the function can only pass "
        + "that on.",
      fix: "Add bounded retries with jitter and a circuit breaker; check quotas of the called "
        + "service.",
      sources: [
        "AWS X-Ray insights",
        "DevOps Guru",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let traces = try context.traces(windowSeconds)
    let failing = Context.callsByLabel(traces).compactMap { label, calls -> Violation? in
      let bad = calls.filter { $0.fault || $0.throttle }
      guard calls.count >= minCalls.count, Double(bad.count) >= errPct.share * Double(calls.count)
      else { return nil }
      return violation(label, bad, of: calls.count, traces)
    }
    if failing.isEmpty { try context.require(.traces, windowSeconds) }
    return .failing(failing)
  }

  private func violation(
    _ label: String, _ bad: [TraceFigures.Call], of all: Int, _ traces: [TraceFigures]
  ) -> Violation {
    let statuses = Set(bad.compactMap(\.status)).sorted().map(String.init)
    let failing = traces.filter { trace in trace.calls.contains { bad.contains($0) } }
    let sample = failing.max { $0.start < $1.start }?.id.description
    return Violation(
      "\(label) fails: \(Format.count(bad.count)) of \(Format.counted(all, "call"))",
      figure: Double(bad.count), part: label, since: failing.map(\.start).min(),
      evidence: [
        .text("call", label), .count("failures", bad.count), .count("calls", all),
        .count("throttles", bad.count(where: \.throttle)), .list("statusCodes", statuses),
        .text("sampleTrace", sample ?? "?"),
      ])
  }
}
