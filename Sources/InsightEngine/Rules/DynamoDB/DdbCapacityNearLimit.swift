import ServerlessModel

/// Finds tables that use nearly all of a capacity that cannot grow.
struct DdbCapacityNearLimit: Rule {
  var usedPct = Parameter("usedPct", 80)
  var m = Parameter("m", 10)
  var n = Parameter("n", 10)

  var card: RuleCard {
    RuleCard(
      id: "ddb-capacity-near-limit",
      title: "Consumption is near provisioned capacity",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.table], needs: [.metrics, .configuration],
      parameters: [usedPct, m, n],
      why: "Nothing will add capacity any more, and what does not fit is turned away.",
      fix: "Raise the maximum or switch to on-demand.",
      sources: [
        "DynamoDB docs 80% alarm",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let table = try context.table()
    guard try context.isProvisioned(table) else { return .notApplicable }
    let found = try CapacitySide.allCases.compactMap { try judge($0, table, context) }
    if found.isEmpty { try context.require(.metrics, windowSeconds) }
    return .failing(found)
  }

  private func judge(_ side: CapacitySide, _ table: TableConfiguration, _ context: Context) throws
    -> Violation?
  {
    let capacity = try context.capacity(side, table, windowSeconds)
    var near = try context.consumed(side, n)
    near.points = near.points.filter { $0.value >= usedPct.share * capacity }
    guard near.reaches(m) else { return nil }
    guard let scaling = table.scaling else {
      throw context.lacks("application-autoscaling:DescribeScalableTargets")
    }
    let maximum = scaling.first { $0.dimension == side.dimension() }?.maximum
    if let maximum, capacity < Double(maximum) { return nil }
    let share = near.worst / capacity
    return Violation(
      "\(side.plural) use \(Format.percent(share)) of \(Format.count(Int(capacity))) units a second, "
        + (maximum == nil ? "without auto scaling" : "the most that auto scaling may set"),
      figure: share * 100, part: side.rawValue.lowercased(), since: near.since,
      evidence: [
        .number("usedShare", share), .number("capacityUnitsPerSecond", capacity),
        .count("scalingMaximum", maximum ?? 0), .count("breachingMinutes", near.minutes),
      ])
  }
}
