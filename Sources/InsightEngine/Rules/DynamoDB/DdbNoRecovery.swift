import ServerlessModel

/// Finds tables that cannot be brought back after a mistake.
struct DdbNoRecovery: Rule {
  var card: RuleCard {
    RuleCard(
      id: "ddb-no-recovery",
      title: "Table lacks recovery or delete protection",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.table], needs: [.configuration],
      why: "What a bad deployment overwrites or deletes is gone for good.",
      fix: "Turn on point-in-time recovery and deletion protection.",
      sources: [
        "prowler dynamodb_tables_pitr_enabled",
        "prowler dynamodb_table_deletion_protection_enabled",
        "AwsSolutions-DDB3",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let table = try context.table()
    var checks = PartChecks(context)
    try checks.expect(
      table.pointInTimeRecovery, else: "no point-in-time recovery", .warning,
      asking: "dynamodb:DescribeContinuousBackups")
    try checks.expect(
      table.deletionProtection, else: "no deletion protection", .info,
      asking: "dynamodb:DescribeTable"
    ) { try context.isTagged(.production) }
    return try checks.verdict()
  }
}
