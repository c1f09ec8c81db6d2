import ServerlessModel

/// Finds tables that would be cheaper in the other capacity mode.
struct DdbWrongCapacityMode: Rule {
  var savingPct = Parameter("savingPct", 30)
  var minUSD = Parameter("minUSD", 5)
  var target = Parameter("target", 0.7)
  var windowDays = Parameter("windowDays", 14)

  var card: RuleCard {
    RuleCard(
      id: "ddb-wrong-capacity-mode",
      title: "The other capacity mode would be cheaper",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.table], needs: [.metrics, .configuration],
      parameters: [savingPct, minUSD, target, windowDays],
      why: "Above about 29 percent of use provisioned capacity is the cheaper one, below it on "
        + "demand is.",
      fix: "Use on-demand for spiky tables and provisioned with auto scaling for steady ones.",
      sources: [
        "Well-Architected serverless guidance, PER 1 on-demand or provisioned"
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let isProvisioned = try context.isProvisioned(context.table())
    try context.require(.metrics, windowSeconds)
    let reads = try context.capacityHours(.read, windowSeconds)
    let writes = try context.capacityHours(.write, windowSeconds)
    let region = context.resource.region
    let onDemand = try monthly(
      Calculator.dynamoDB(
        writes: Self.units(writes), reads: Self.units(reads), region: region
      ).totalUSD)
    let provisioned = try monthly(
      Calculator.dynamoDBProvisioned(
        readUnits: unitHours(reads), writeUnits: unitHours(writes), hours: 1, region: region
      ).totalUSD)
    let (now, other) = isProvisioned ? (provisioned, onDemand) : (onDemand, provisioned)
    let saving = now - other
    guard saving >= savingPct.share * now, saving >= minUSD.value else { return .pass }
    return .fails(
      "\(isProvisioned ? "on demand" : "provisioned with auto scaling") it would cost "
        + "\(Format.usd(other)) a month in place of \(Format.usd(now))",
      figure: saving, savingUSD: saving, .number("onDemandUSDPerMonth", onDemand),
      .number("provisionedUSDPerMonth", provisioned),
      .number("peakToAverageReads", peakToAverage(reads)),
      .number("peakToAverageWrites", peakToAverage(writes)))
  }

  private func monthly(_ dollars: Double) -> Double { dollars * 30 / windowDays.value }

  private static func units(_ hours: [CapacityHour]) -> Double { hours.reduce(0) { $0 + $1.units } }

  /// What auto scaling would have provisioned, an hour each for the peak of that hour; one unit in an idle hour.
  private func unitHours(_ hours: [CapacityHour]) -> Double {
    let idle = max(0, windowDays.value * 24 - Double(hours.count))
    return hours.reduce(idle) { $0 + max(1, ($1.peakPerSecond / target.value).rounded(.up)) }
  }

  private func peakToAverage(_ hours: [CapacityHour]) -> Double {
    let average = Self.units(hours) / Double(windowSeconds)
    let peak = hours.map(\.peakPerSecond).max() ?? 0
    return (peak / max(average, .leastNonzeroMagnitude) * 10).rounded() / 10
  }
}
