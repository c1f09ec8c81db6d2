import ServerlessModel

/// Finds accounts that pay a good part of their bill for moving data.
struct AccountDataTransferCost: Rule {
  var sharePct = Parameter("sharePct", 15)
  var minUSD = Parameter("minUSD", 10)
  var windowDays = Parameter("windowDays", 30)

  var card: RuleCard {
    RuleCard(
      id: "account-data-transfer-cost",
      title: "Data transfer is a large cost",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.account], needs: [.configuration],
      parameters: [sharePct, minUSD, windowDays],
      why: "Moving data does nothing for anybody; much of it need not leave the region.",
      fix: "Add gateway endpoints, keep traffic in one region, compress, or cache at CloudFront.",
      sources: [
        "Well-Architected serverless guidance, COST data transfer"
      ])
  }

  /// A bill is made once a day.
  var restSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    guard context.speaksForAccount else { return .notApplicable }
    let bill = try context.bill(windowDays.days)
    let moved = bill.byType.filter { type, _ in Self.moves.contains { type.hasSuffix($0) } }
    let dollars = moved.values.reduce(0, +)
    let share = dollars / max(bill.total, .leastNonzeroMagnitude)
    guard dollars >= minUSD.value, share >= sharePct.share else { return .pass }
    let types = moved.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
      .map { $0.key + " " + Format.usd($0.value) }
    return .fails(
      "\(Format.usd(dollars)) a month for moving data, \(Format.percent(share)) of the bill",
      figure: dollars, .number("transferUSDPerMonth", dollars), .number("transferShare", share),
      .list("usageTypes", types), .list("natGateways", try natGateways(context)))
  }

  private static let moves = ["DataTransfer-Out-Bytes", "NatGateway-Bytes", "AWS-Out-Bytes"]

  private func natGateways(_ context: Context) throws -> [String] {
    let parts = try? context.parts(
      "BytesOutToDestination", .sum, by: "NatGatewayId", windowDays.days)
    return (parts ?? []).sorted { ($1.total, $0.name) < ($0.total, $1.name) }.prefix(5)
      .map { $0.name + " " + Format.bytes(Int64($0.total)) }
  }
}
