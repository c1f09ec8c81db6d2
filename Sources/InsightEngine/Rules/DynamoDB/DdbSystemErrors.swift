import ServerlessModel

/// Finds tables on which DynamoDB itself fails.
struct DdbSystemErrors: Rule {
  var minErrors = Parameter("minErrors", 1)
  var m = Parameter("m", 3)
  var n = Parameter("n", 15)

  var card: RuleCard {
    RuleCard(
      id: "ddb-system-errors",
      title: "Service errors on the table",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.table], needs: [.metrics],
      parameters: [minErrors, m, n],
      why: "The fault lies with the service: nothing in the request would make it succeed.",
      fix: "Retry with backoff; check the service health page if it lasts.",
      sources: [
        "AWS recommended alarms",
        "SLIC Watch",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let failing = try context.breach("SystemErrors", .sum, ofLast: n) {
      $0.value >= minErrors.value
    }
    guard failing.reaches(m) else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let operations = try context.parts("SystemErrors", .sum, by: "Operation", windowSeconds).ranked
    let most = operations.first.map { ", " + $0 + " first" } ?? ""
    return .fails(
      Format.counted(Int(failing.total), "service error")
        + " in \(failing.minutes) of the last \(n.count) min" + most,
      figure: failing.total, since: failing.since, .number("errors", failing.total),
      .count("breachingMinutes", failing.minutes), .list("operations", operations))
  }
}
