import ServerlessModel

/// Finds functions that run nearly as often at once as was reserved for them.
struct LambdaReservedConcurrencyNearLimit: Rule {
  var usedPct = Parameter("usedPct", 80)
  var m = Parameter("m", 5)
  var n = Parameter("n", 10)

  var card: RuleCard {
    RuleCard(
      id: "lambda-reserved-concurrency-near-limit",
      title: "Reserved concurrency is nearly used up",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics, .configuration],
      parameters: [usedPct, m, n],
      why: "A little more load and requests are turned away.",
      fix: "Raise the reservation or slow the producer before throttling starts.",
      sources: [
        "Dashbird",
        "SenseDeep",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    guard let reserved = try context.reservedConcurrency(), reserved > 0 else {
      return .notApplicable
    }
    let limit = Double(reserved)
    let full = try context.breach("ConcurrentExecutions", .maximum, ofLast: n) {
      $0.value >= usedPct.share * limit
    }
    guard full.reaches(m) else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    return .fails(
      "\(Format.count(Int(full.worst))) of \(Format.count(reserved)) reserved run at once, in "
        + "\(full.minutes) of the last \(n.count) min",
      figure: full.worst, since: full.since, .number("concurrency", full.worst),
      .count("reservedConcurrency", reserved), .number("usedShare", full.worst / limit),
      .count("breachingMinutes", full.minutes))
  }
}
