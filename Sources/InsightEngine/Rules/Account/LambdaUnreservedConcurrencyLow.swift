import ServerlessModel

/// Finds accounts that reserved nearly all concurrency for a few functions.
struct LambdaUnreservedConcurrencyLow: Rule {
  var floorUnits = Parameter("floorUnits", 150)
  var floorPct = Parameter("floorPct", 15)

  var card: RuleCard {
    RuleCard(
      id: "lambda-unreserved-concurrency-low",
      title: "Little unreserved concurrency is left",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.account], needs: [.configuration],
      parameters: [floorUnits, floorPct],
      why: "Every function without a reservation lives on what the reservations leave.",
      fix: "Lower or remove unneeded reservations, or raise the account quota (100 units must "
        + "always stay unreserved).",
      sources: [
        "AWS Lambda docs"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let account = context.account
    guard let all = account.concurrentExecutions, let left = account.unreservedConcurrentExecutions
    else { throw context.lacks("lambda:GetAccountSettings") }
    let floor = max(floorUnits.value, floorPct.share * Double(all))
    guard left < all, Double(left) <= floor else { return .pass }
    let reserved = context.functionsHere.compactMap { place, function in
      function.reservedConcurrency.map { (place.name, $0) }
    }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return .fails(
      "\(Format.count(left)) of \(Format.count(all)) units are left for functions without a "
        + "reservation", figure: Double(all - left), .count("unreserved", left),
      .count("limit", all),
      .list("reservations", reserved.prefix(10).map { $0.0 + " " + Format.count($0.1) }))
  }
}
