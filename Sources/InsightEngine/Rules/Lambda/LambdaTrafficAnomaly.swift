import ServerlessModel

/// Finds functions that run far more or far less often than they used to.
struct LambdaTrafficAnomaly: Rule {
  var minExpected = Parameter("minExpected", 50)
  var minAbs = Parameter("minAbs", 100)
  var score = Parameter("score", 3.5)
  var m = Parameter("m", 2)
  var n = Parameter("n", 3)

  var card: RuleCard {
    RuleCard(
      id: "lambda-traffic-anomaly",
      title: "Traffic spike or drop",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [minExpected, minAbs, score, m, n],
      why: "A spike meets quotas and budgets; a drop is often the first sign of a broken trigger.",
      fix: "Check whether the change is planned; verify quotas, throttling and cost forecast for "
        + "a spike, and the trigger for a drop.",
      sources: [
        "Well-Architected serverless guidance, traffic spikes",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { Int64(n.count) * 300 }
  var restSeconds: Int64 { Expectation.restSeconds }

  func judge(_ context: Context) throws -> Verdict {
    let change = try context.departure(
      "Invocations", .sum, atLeast: m, ofLast: n, AnomalySettings(score: score.value)
    ) { reading, _ in
      (reading.value - reading.expected).magnitude >= minAbs.value
        && (reading.direction == .high || reading.expected >= minExpected.value)
    }
    guard let change else { return .pass }
    let worst = change.worst
    let callers = context.fleet.sources[context.resource.id, default: []].sorted()
    return .fail([
      Violation(
        "\(worst.direction == .high ? "spike" : "drop"): "
          + "\(Format.counted(Int(worst.value), "run")) in 5 min, "
          + "about \(Format.count(Int(worst.expected.rounded()))) expected",
        figure: worst.value, since: change.since,
        evidence: try context.evidence(of: change) + [.list("callers", callers)])
    ])
  }
}
