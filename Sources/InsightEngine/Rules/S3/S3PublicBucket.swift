import ServerlessModel

/// Finds buckets that everybody can read or write.
struct S3PublicBucket: Rule {
  /// Names of buckets that are meant to be public.
  var allow: [String] = []

  var card: RuleCard {
    RuleCard(
      id: "s3-public-bucket",
      title: "Bucket is public",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.bucket], needs: [.configuration],
      why: "Names of buckets are guessed by the million; what is public is found.",
      fix: "Block public access and serve through CloudFront.",
      sources: [
        "prowler s3_bucket_public_access",
        "AwsSolutions-S2",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    if allow.contains(context.resource.name) { return .notApplicable }
    guard let bucket = try context.configuration().bucket else {
      throw context.lacks("s3:GetBucketPublicAccessBlock")
    }
    if bucket.publicAccessBlocked ?? false { return .pass }
    let grants = [
      bucket.policyPublic ?? false ? "policy" : nil,
      bucket.aclPublic ?? false ? "access control list" : nil,
    ].compactMap(\.self)
    guard !grants.isEmpty else { return try closed(bucket, context) }
    guard bucket.publicAccessBlocked != nil else {
      throw context.lacks("s3:GetBucketPublicAccessBlock")
    }
    let statements = (bucket.policyStatements ?? []).filter(\.opensToEveryone)
    return .fails(
      "public by its " + grants.joined(separator: " and "), figure: Double(grants.count),
      .list("grants", grants), .list("statements", statements.compactMap(\.sid)))
  }

  /// A bucket is closed only where both of the ways to open it were looked at.
  private func closed(_ bucket: BucketConfiguration, _ context: Context) throws -> Verdict {
    if bucket.policyPublic == nil { throw context.lacks("s3:GetBucketPolicyStatus") }
    if bucket.aclPublic == nil { throw context.lacks("s3:GetBucketAcl") }
    return .pass
  }
}
