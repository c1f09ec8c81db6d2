import ServerlessModel

/// Finds buckets that take plain HTTP, or that hold sensitive or production data without protection.
struct S3UnprotectedBucket: Rule {
  var card: RuleCard {
    RuleCard(
      id: "s3-unprotected-bucket",
      title: "Bucket lacks encryption in transit, KMS or versioning",
      pillar: .security, sal: .sec2, severity: .info,
      kinds: [.bucket], needs: [.configuration],
      why: "Without a statement against it a bucket answers plain HTTP, and without versions what "
        + "is overwritten is gone.",
      fix: "Add the TLS deny statement, a KMS key and versioning.",
      sources: [
        "prowler s3_bucket_secure_transport_policy",
        "prowler s3_bucket_default_encryption",
        "AwsSolutions-S10",
        "Well-Architected serverless guidance, encryption at rest S3",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let bucket = try context.configuration().bucket else {
      throw context.lacks("s3:GetBucketPolicy")
    }
    var checks = PartChecks(context)
    try checks.expect(
      bucket.policyStatements.map { $0.contains(where: \.refusesPlainHTTP) },
      else: "takes plain HTTP", .warning, asking: "s3:GetBucketPolicy")
    try checks.expect(
      bucket.encryption.map { $0.hasPrefix("aws:kms") }, else: "sensitive without a KMS key", .info,
      asking: "s3:GetEncryptionConfiguration"
    ) { try context.isTagged(.sensitive) }
    try checks.expect(
      bucket.versioning.map { $0 == "Enabled" }, else: "production without versions", .info,
      asking: "s3:GetBucketVersioning"
    ) { try context.isTagged(.production) }
    return try checks.verdict()
  }
}
