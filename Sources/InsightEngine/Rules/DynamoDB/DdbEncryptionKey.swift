import ServerlessModel

/// Finds tables of sensitive data under a key that nobody in the account controls.
struct DdbEncryptionKey: Rule {
  var card: RuleCard {
    RuleCard(
      id: "ddb-encryption-key",
      title: "Sensitive table has no KMS key",
      pillar: .security, sal: .sec2, severity: .info,
      kinds: [.table], needs: [.configuration],
      why: "Use of a key that AWS owns can be neither refused nor seen in a trail.",
      fix: "Use a KMS key for sensitive data.",
      sources: [
        "prowler dynamodb_tables_kms_cmk_encryption_enabled",
        "AwsSolutions-DDB4",
        "Well-Architected serverless guidance, encryption at rest",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard try context.isTagged(.sensitive) else { return .notApplicable }
    guard let encryption = try context.table().encryption else {
      throw context.lacks("dynamodb:DescribeTable")
    }
    if encryption == "KMS" { return .pass }
    return .fails("sensitive, and under a key that AWS owns", .text("encryption", encryption))
  }
}
