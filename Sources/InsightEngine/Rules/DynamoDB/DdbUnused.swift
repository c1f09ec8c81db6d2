import ServerlessModel

/// Finds tables and indexes that nobody uses, and large ones that hardly anybody does.
struct DdbUnused: Rule {
  var unusedDays = Parameter("unusedDays", 90)
  var infrequentGB = Parameter("infrequentGB", 50)

  var card: RuleCard {
    RuleCard(
      id: "ddb-unused",
      title: "Table or index is not used",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.table], needs: [.metrics, .configuration],
      parameters: [unusedDays, infrequentGB],
      why: "What is kept is paid for every month, and every write pays for every index.",
      fix: "Delete or export it; drop indexes that nobody reads since every write pays for them; "
        + "keep what is rarely read in the Standard-IA class.",
      sources: [
        "Well-Architected serverless guidance, unused resources"
      ])
  }

  var windowSeconds: Int64 { unusedDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let reads = try context.sum(CapacitySide.read.consumed, windowSeconds)
    let writes = try context.sum(CapacitySide.write.consumed, windowSeconds)
    try context.require(.metrics, windowSeconds)
    let table = try context.table()
    let gigabytes = Double(table.sizeBytes ?? 0) / 1_073_741_824
    if reads + writes == 0 { return unused(table, gigabytes, context) }
    let indexes = try idleIndexes(context)
    guard indexes.isEmpty else {
      return .fails(
        (indexes.count == 1 ? "index " : "indexes ") + indexes.joined(separator: ", ")
          + " not read in \(unusedDays.count) d, and written to", figure: Double(indexes.count),
        .list("indexes", indexes), .number("writeUnits", writes))
    }
    return try rarelyUsed(
      table, gigabytes, reads: reads, writes: writes, region: context.resource.region)
  }

  private func unused(_ table: TableConfiguration, _ gigabytes: Double, _ context: Context)
    -> Verdict
  {
    let dollars = try? Calculator.dynamoDB(
      writes: 0, reads: 0, storageGB: gigabytes, region: context.resource.region
    ).totalUSD
    let price = dollars.map { " for \(Format.usd($0)) a month" } ?? ""
    let size = table.sizeBytes.map { ", \(Format.bytes($0))\(price)" } ?? ""
    return .fail([
      Violation(
        "neither read nor written in \(unusedDays.count) d" + size, figure: dollars ?? gigabytes,
        savingUSD: dollars,
        evidence: [.number("sizeGB", gigabytes)]
          + (dollars.map { [.number("storageUSDPerMonth", $0)] } ?? []))
    ])
  }

  private func idleIndexes(_ context: Context) throws -> [String] {
    func names(_ side: CapacitySide) throws -> Set<String> {
      let parts = try context.parts(
        side.consumed, .sum, by: "GlobalSecondaryIndexName", windowSeconds)
      return Set(parts.filter { $0.total > 0 }.map(\.name))
    }
    return try names(.write).subtracting(names(.read)).sorted()
  }

  /// Standard-IA keeps a gigabyte for less and serves a unit for more.
  private func rarelyUsed(
    _ table: TableConfiguration, _ gigabytes: Double, reads: Double, writes: Double,
    region: String
  ) throws -> Verdict {
    guard table.tableClass == "STANDARD", gigabytes >= infrequentGB.value else { return .pass }
    let used =
      try Calculator.dynamoDB(writes: writes, reads: reads, region: region).totalUSD
      * 30 / unusedDays.value
    let prices = try Prices.dynamoDB.price(in: region)
    let cheaper = gigabytes * (prices.storageGB - prices.infrequentStorageGB)
    let saving = cheaper - used * (TablePrices.infrequentFactor - 1)
    guard saving > 0 else { return .pass }
    return .fails(
      "\(Format.bytes(table.sizeBytes ?? 0)) little used: Standard-IA would save "
        + "\(Format.usd(saving)) a month", figure: saving, savingUSD: saving,
      .number("sizeGB", gigabytes), .number("throughputUSDPerMonth", used),
      .number("savingUSDPerMonth", saving))
  }
}
