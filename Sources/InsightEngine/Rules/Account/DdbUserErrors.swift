import ServerlessModel

/// Finds accounts whose code asks DynamoDB for what cannot be.
struct DdbUserErrors: Rule {
  var minErrors = Parameter("minErrors", 5)
  var m = Parameter("m", 10)
  var n = Parameter("n", 10)

  var card: RuleCard {
    RuleCard(
      id: "ddb-user-errors",
      title: "Client errors against DynamoDB",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.account], needs: [.metrics],
      parameters: [minErrors, m, n],
      why: "A request that DynamoDB refuses as invalid fails in the same way each time.",
      fix: "Fix the invalid requests; check key names and expressions.",
      sources: [
        "AWS recommended alarms (10 of 10)",
        "SLIC Watch",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let refused = try context.breach("UserErrors", .sum, ofLast: n) {
      $0.value >= minErrors.value
    }
    guard refused.reaches(m) else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let callers = try context.failingFunctions(windowSeconds, with: ["ValidationException"])
    let who = callers.first.map { ", most by " + $0 } ?? ""
    return .fails(
      Format.counted(Int(refused.total), "invalid request")
        + " in \(refused.minutes) of the last \(n.count) min" + who,
      figure: refused.total, since: refused.since, .number("userErrors", refused.total),
      .count("breachingMinutes", refused.minutes), .list("functions", callers))
  }
}
