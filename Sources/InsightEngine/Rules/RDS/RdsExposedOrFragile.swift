import ServerlessModel

/// Finds databases that others can reach or that cannot be brought back.
struct RdsExposedOrFragile: Rule {
  var card: RuleCard {
    RuleCard(
      id: "rds-exposed-or-fragile",
      title: "Database is public, unencrypted or without backup",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.database], needs: [.configuration],
      why: "A password is all that stands between a public database and everybody.",
      fix: "Make it private, encrypt a restored copy, set backups.",
      sources: [
        "prowler rds_instance_no_public_access",
        "prowler rds_instance_storage_encrypted",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let action = "rds:DescribeDBInstances"
    guard let database = try context.configuration().database else { throw context.lacks(action) }
    var checks = PartChecks(context)
    try checks.expect(
      database.publiclyAccessible.map(!), else: "reachable from the internet", .critical,
      asking: action)
    try checks.expect(database.encrypted, else: "not encrypted", .warning, asking: action)
    try checks.expect(
      database.backupRetentionDays.map { $0 > 0 }, else: "no backup", .warning, asking: action)
    try checks.expect(database.multiAZ, else: "one availability zone", .info, asking: action) {
      try context.isTagged(.production)
    }
    return try checks.verdict()
  }
}
