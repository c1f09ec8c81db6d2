import AWSClient
import ServerlessModel

/// How buckets are set.
enum S3Answers {
  static let handlers: [String: Handler] = [
    "list-buckets": list, "get-bucket-location": location, "get-bucket-encryption": encryption,
    "get-bucket-versioning": versioning, "get-public-access-block": publicAccess,
    "get-bucket-policy-status": policyStatus, "get-bucket-policy": policy,
    "get-bucket-acl": accessControlList,
    "get-bucket-lifecycle-configuration": lifecycle, "get-bucket-logging": logging,
    "get-bucket-notification-configuration": notifications, "get-bucket-tagging": tags,
  ]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: S3.ListBuckets = try answer.decode()
    for bucket in list.buckets ?? [] {
      guard let name = bucket.name else { continue }
      see(name, region: bucket.bucketRegion, answer, &gathering)
    }
  }

  /// ARNs of buckets say neither account nor region.
  private static func see(
    _ name: String, region: String?, _ answer: Answer, _ gathering: inout Gathering,
    tags: [String: String]? = nil
  ) {
    gathering.see(
      answer.id(.bucket, name), .bucket, name: name, account: answer.account,
      region: region ?? answer.region, at: answer.time, tags: tags)
  }

  private static func configure(
    _ answer: Answer, _ gathering: inout Gathering,
    _ change: @escaping (inout BucketConfiguration) -> Void
  ) {
    guard let id = answer.subjectID(.bucket),
      let name = ResourceKind.parse(arn: id.arn)?.name
    else { return gathering.noteNameless(answer) }
    see(name, region: gathering.lastSeen(id)?.region, answer, &gathering)
    gathering.configure(id, at: answer.time, change)
  }

  private static func location(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    let reply: S3.GetBucketLocation = try answer.decode()
    guard let name = answer.subject else { return gathering.noteNameless(answer) }
    see(name, region: reply.locationConstraint ?? "us-east-1", answer, &gathering)
  }

  private static func encryption(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let reply: S3.GetBucketEncryption = try answer.decode()
    let rule = reply.serverSideEncryptionConfiguration?.rules?.first
    let algorithm = rule?.applyServerSideEncryptionByDefault?.sseAlgorithm
    configure(answer, &gathering) { $0.encryption = algorithm ?? $0.encryption }
  }

  private static func versioning(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let status = try answer.decode(S3.GetBucketVersioning.self).status
    configure(answer, &gathering) { $0.versioning = status ?? "Disabled" }
  }

  private static func publicAccess(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let block = try answer.decode(S3.GetPublicAccessBlock.self).publicAccessBlockConfiguration
    let switches = [
      block?.blockPublicAcls, block?.ignorePublicAcls, block?.blockPublicPolicy,
      block?.restrictPublicBuckets,
    ]
    configure(answer, &gathering) { $0.publicAccessBlocked = switches.allSatisfy { $0 == true } }
  }

  private static func policyStatus(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let status = try answer.decode(S3.GetBucketPolicyStatus.self).policyStatus?.isPublic
    configure(answer, &gathering) { $0.policyPublic = status ?? $0.policyPublic }
  }

  private static func policy(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let statements = PolicyDocument.model(text: try answer.decode(S3.GetBucketPolicy.self).policy)
    configure(answer, &gathering) { $0.policyStatements = statements ?? $0.policyStatements }
  }

  private static func accessControlList(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let grants = try answer.decode(S3.GetBucketAcl.self).grants ?? []
    let groups = grants.compactMap { $0.grantee?.uri }
    let isPublic = groups.contains {
      $0.hasSuffix("/AllUsers") || $0.hasSuffix("/AuthenticatedUsers")
    }
    configure(answer, &gathering) { $0.aclPublic = isPublic }
  }

  private static func lifecycle(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let all = try answer.decode(S3.GetBucketLifecycleConfiguration.self).rules ?? []
    let rules = all.filter { $0.status == "Enabled" }
    configure(answer, &gathering) {
      $0.lifecycleRules = rules.count
      $0.abortsIncompleteUploads = rules.contains { $0.abortIncompleteMultipartUpload != nil }
    }
  }

  private static func logging(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let target = try answer.decode(S3.GetBucketLogging.self).loggingEnabled?.targetBucket
    configure(answer, &gathering) { $0.loggingTarget = target }
  }

  private static func notifications(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let reply: S3.GetBucketNotificationConfiguration = try answer.decode()
    let functions = (reply.lambdaFunctionConfigurations ?? []).compactMap(\.lambdaFunctionArn)
    let queues = (reply.queueConfigurations ?? []).compactMap(\.queueArn)
    let topics = (reply.topicConfigurations ?? []).compactMap(\.topicArn)
    let all = functions + queues + topics
    configure(answer, &gathering) { $0.notifications = all }
    for arn in all {
      gathering.relate(.target, answer.subjectID(.bucket), ARN.resource(arn))
    }
  }

  private static func tags(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: S3.GetBucketTagging = try answer.decode()
    guard let name = answer.subject else { return gathering.noteNameless(answer) }
    see(name, region: nil, answer, &gathering, tags: reply.tagSet?.dictionary)
  }
}
