import ServerlessModel

/// Finds log groups that outlived their function, or that hold sensitive lines without a key.
struct LogsUnencryptedOrOrphan: Rule {
  var card: RuleCard {
    RuleCard(
      id: "logs-unencrypted-or-orphan",
      title: "Log group is orphaned or without a key",
      pillar: .operations, sal: .ops2, severity: .info,
      kinds: [.logGroup], needs: [.configuration],
      why: "What belongs to nobody is kept, paid for and read by anybody.",
      fix: "Delete orphan groups; create log groups in IaC with retention and key.",
      sources: [
        "prowler cloudwatch_log_group_kms_encryption_enabled",
        "own",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let action = "logs:DescribeLogGroups"
    guard let group = try context.configuration().logGroup, let bytes = group.storedBytes else {
      throw context.lacks(action)
    }
    var checks = PartChecks(context)
    try checks.look { try orphan(bytes, context) }
    try checks.expect(
      group.kmsKey != nil, else: "sensitive without a KMS key", .info, asking: action
    ) { try context.isTagged(.sensitive) }
    return try checks.verdict(.number("storedMB", Double(bytes) / 1_048_576))
  }

  /// A function at the edge logs under a name with its home region, which no function has.
  private func orphan(_ bytes: Int64, _ context: Context) throws -> WrongPart? {
    guard bytes > 0, let function = context.logGroup.function, !function.arn.contains(".") else {
      return nil
    }
    let facts = context.facts
    if facts.fleet.accounts.holds(function, at: context.at) { return nil }
    guard facts.coverage.wasAsked(.inventory, "lambda", in: context.resource.region) else {
      throw context.lacks("lambda:ListFunctions")
    }
    return WrongPart("its function is gone, \(Format.bytes(bytes)) stay", .info)
  }
}
