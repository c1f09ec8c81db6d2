import ServerlessModel

/// Finds accounts that hold production and what comes before it side by side.
struct AccountMixedEnvironments: Rule {
  var minEach = Parameter("minEach", 3)
  var words = StageWords(
    production: ["prod", "production", "live"], before: ["dev", "test", "staging", "qa"])

  var card: RuleCard {
    RuleCard(
      id: "account-mixed-environments",
      title: "Production and test share one account",
      pillar: .operations, sal: .ops2, severity: .info,
      kinds: [.account], needs: [.configuration],
      parameters: [minEach],
      why: "A load test takes production's limits, and a developer's rights reach production.",
      fix: "Use separate accounts under one organisation for limits, blast radius and billing.",
      sources: [
        "Well-Architected serverless guidance, OPS 2 separate accounts",
        "prowler organizations_account_part_of_organizations",
      ])
  }

  /// Tags change though no configuration does.
  var restSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    guard context.speaksForAccount else { return .notApplicable }
    let organization = context.accountSettings.lazy.compactMap(\.organization).first
    var checks = PartChecks(context)
    try checks.look { mixed(context) }
    try checks.expect(
      organization.map { $0 != "NONE" }, else: "stands in no organization", .info,
      asking: "organizations:DescribeOrganization")
    return try checks.verdict()
  }

  private func mixed(_ context: Context) -> WrongPart? {
    let stages = context.members.compactMap { words.stage(of: $0) }
    let production = stages.count { $0 == .production }
    let before = stages.count - production
    guard production >= minEach.count, before >= minEach.count else { return nil }
    return WrongPart(
      "\(Format.count(production)) resources of production beside \(Format.count(before)) of "
        + "other stages", .info, .count("production", production), .count("otherStages", before))
  }
}
