import ServerlessModel

/// Finds functions of which many requests find no provisioned environment free.
struct LambdaProvisionedConcurrencySpillover: Rule {
  var spillPct = Parameter("spillPct", 5)
  var m = Parameter("m", 3)
  var n = Parameter("n", 6)

  var card: RuleCard {
    RuleCard(
      id: "lambda-provisioned-concurrency-spillover",
      title: "Requests spill over provisioned concurrency",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [spillPct, m, n],
      why: "Each of them may wait for a cold start that was paid to be avoided.",
      fix: "Raise provisioned concurrency for the busy hours or use auto scaling.",
      sources: [
        "AWS Lambda metrics docs"
      ])
  }

  var windowSeconds: Int64 { Int64(n.count) * 300 }

  func judge(_ context: Context) throws -> Verdict {
    let metric = "ProvisionedConcurrencySpilloverInvocations"
    let end = context.at.floored(toSeconds: 300)
    let spans = (0..<n.count).map {
      TimeSpan(seconds: 300, endingAt: end.adding(seconds: Int64($0) * -300))
    }
    let periods = try spans.map { span in
      (spilled: try context.sum(metric, in: span), runs: try context.sum("Invocations", in: span))
    }
    let over = periods.filter { $0.spilled > 0 && $0.spilled >= spillPct.share * $0.runs }
    guard over.count >= m.count else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let spilled = over.reduce(0) { $0 + $1.spilled }
    let share = spilled / max(spilled, over.reduce(0) { $0 + $1.runs })
    let cold = (try? context.counters(windowSeconds).coldStarts) ?? 0
    return .fails(
      "\(Format.percent(share)) of requests find no warm environment, in \(over.count) of the "
        + "last \(n.count) periods of 5 min",
      figure: spilled, .number("spilled", spilled), .number("spilledShare", share),
      .count("breachingPeriods", over.count), .count("coldStarts", cold))
  }
}
