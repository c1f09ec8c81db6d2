import ServerlessModel

/// Finds tables that pay for capacity they do not use.
struct DdbOverprovisioned: Rule {
  var usedPct = Parameter("usedPct", 20)
  var windowDays = Parameter("windowDays", 14)
  var minUSD = Parameter("minUSD", 5)
  var targetPct = Parameter("targetPct", 70)

  var card: RuleCard {
    RuleCard(
      id: "ddb-overprovisioned",
      title: "Provisioned capacity is mostly unused",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.table], needs: [.metrics, .configuration],
      parameters: [usedPct, windowDays, minUSD, targetPct],
      why: "Capacity is billed by the hour, used or not.",
      fix: "Lower the minimum or add auto scaling with a 70 percent target.",
      sources: [
        "Dashbird",
        "AWS Config dynamodb-throughput-limit-check",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  /// One side that is mostly idle, and what would do for it.
  private struct Idle {
    let side: CapacitySide
    let used: Double
    let capacity: Double
    let proposed: Double
    let saving: Double
  }

  func judge(_ context: Context) throws -> Verdict {
    let table = try context.table()
    guard try context.isProvisioned(table) else { return .notApplicable }
    try context.require(.metrics, windowSeconds)
    let idle = try CapacitySide.allCases.compactMap { try idleSide($0, table, context) }
    let saving = idle.reduce(0) { $0 + $1.saving }
    guard saving >= minUSD.value else { return .pass }
    let used = idle.map {
      "\(Format.percent($0.used)) of \(Format.count(Int($0.capacity))) \($0.side.rawValue.lowercased()) units"
    }
    return .fails(
      "uses " + used.joined(separator: " and ") + "; less would save \(Format.usd(saving)) a month",
      figure: saving, savingUSD: saving, .number("savingUSDPerMonth", saving),
      .list("utilisation", used),
      .list(
        "proposed",
        idle.map { "\(Format.count(Int($0.proposed))) \($0.side.rawValue.lowercased()) units" }))
  }

  private func idleSide(_ side: CapacitySide, _ table: TableConfiguration, _ context: Context)
    throws
    -> Idle?
  {
    let capacity = try context.capacity(side, table, windowSeconds)
    let hours = try context.capacityHours(side, windowSeconds)
    let used = hours.reduce(0) { $0 + $1.units } / Double(windowSeconds) / capacity
    guard used <= usedPct.share else { return nil }
    let busiest = (hours.map(\.units).max() ?? 0) / 3600
    let proposed = max(1, (busiest / targetPct.share).rounded(.up))
    let region = context.resource.region
    let saving = try side.monthly(max(0, capacity - proposed), region: region)
    return Idle(side: side, used: used, capacity: capacity, proposed: proposed, saving: saving)
  }
}
