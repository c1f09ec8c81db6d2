import ServerlessModel

/// Finds functions that take longer than they used to.
struct LambdaDurationAnomaly: Rule {
  var minSamples = Parameter("minSamples", 20)
  var changePct = Parameter("changePct", 50)
  var score = Parameter("score", 3.5)
  var m = Parameter("m", 2)
  var n = Parameter("n", 3)

  var card: RuleCard {
    RuleCard(
      id: "lambda-duration-anomaly",
      title: "Duration departs from its baseline",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [minSamples, changePct, score, m, n],
      why: "A function that slows down costs more at once, and times out later.",
      fix: "Compare with deployments, cold starts and downstream latency at the onset time.",
      sources: [
        "Dashbird anomaly flag",
        "DevOps Guru",
      ])
  }

  var windowSeconds: Int64 { Int64(n.count) * 300 }
  var restSeconds: Int64 { Expectation.restSeconds }

  func judge(_ context: Context) throws -> Verdict {
    let p90 = Statistic("p90")
    let statistic = try context.records("Duration", p90) ? p90 : .average
    let slower = try context.departure(
      "Duration", statistic, atLeast: m, ofLast: n,
      AnomalySettings(score: score.value, isLogarithmic: true)
    ) { reading, period in
      guard reading.value >= reading.expected * (1 + changePct.share) else { return false }
      return try context.sum("Invocations", in: period) >= minSamples.value
    }
    guard let slower else { return .pass }
    return .fail([
      Violation(
        "\(statistic.name) \(Format.milliseconds(slower.worst.value)), expected "
          + "\(Format.milliseconds(slower.worst.expected))",
        figure: slower.worst.value / 1000, since: slower.since,
        evidence: try context.evidence(of: slower) + [.text("statistic", statistic.name)])
    ])
  }
}
