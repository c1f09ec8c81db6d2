import ServerlessModel

/// Finds log groups that keep their lines for ever, or for longer than anybody reads them.
struct LogsNoRetention: Rule {
  var minMB = Parameter("minMB", 10)
  var maxDays = Parameter("maxDays", 365)

  /// The longest that the fix names.
  private static let enoughDays = 90.0

  var card: RuleCard {
    RuleCard(
      id: "logs-no-retention",
      title: "Log group keeps data for ever",
      pillar: .cost, sal: .cost1, severity: .warning,
      kinds: [.logGroup], needs: [.configuration],
      parameters: [minMB, maxDays],
      why: "Logs only grow, and every gigabyte is paid for again every month.",
      fix: "Set 14 to 90 days unless a rule asks for more, and archive to S3.",
      sources: [
        "cdk-nag Serverless-CloudWatchLogGroupRetentionPeriod",
        "prowler cloudwatch_log_group_retention_policy_specific_days_enabled",
        "Well-Architected serverless guidance, COST 1 retention",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let group = try context.configuration().logGroup, let bytes = group.storedBytes else {
      throw context.lacks("logs:DescribeLogGroups")
    }
    let kept = group.retentionDays.map { "for \(Format.count($0)) d" } ?? "for ever"
    if let days = group.retentionDays {
      let isLong = Double(days) > maxDays.value
      guard isLong, !Self.isAudit(context.resource.name) else { return .pass }
    }
    let gigabytes = Double(bytes) / 1_073_741_824
    let dollars = try? Calculator.logs(
      ingestedGB: 0, storedGB: gigabytes, region: context.resource.region
    ).totalUSD
    let price = dollars.map { ", \(Format.usd($0)) a month" } ?? ""
    return .fail([
      Violation(
        "keeps \(Format.bytes(bytes)) \(kept)\(price)", figure: gigabytes,
        severity: Double(bytes) >= minMB.value * 1_048_576 ? .warning : .info,
        savingUSD: dollars.flatMap { saving($0, group, context) },
        evidence: [.number("storedMB", Double(bytes) / 1_048_576)]
          + (dollars.map { [.number("storageUSDPerMonth", $0)] } ?? [])
          + [.count("retentionDays", group.retentionDays ?? 0)])
    ])
  }

  /// What keeping the longest that the fix names would save in a month, taking the lines to have come evenly since the
  /// group was made; `nil` where that is not known, or no longer ago.
  private func saving(_ dollars: Double, _ group: LogGroupConfiguration, _ context: Context)
    -> Double?
  {
    guard let made = group.createdAt else { return nil }
    let kept = min(Double(context.at.since(made)) / 86_400_000, Double(group.retentionDays ?? .max))
    return kept > Self.enoughDays ? dollars * (1 - Self.enoughDays / kept) : nil
  }

  /// Trails for auditors are meant to be kept.
  private static func isAudit(_ name: String) -> Bool {
    ["audit", "cloudtrail"].contains { name.lowercased().contains($0) }
  }
}
