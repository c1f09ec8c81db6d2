/// Amazon S3.
package enum S3 {
  private static let call = ServiceName("s3api", actions: "s3", .restXML)

  static let operations = [
    call("ListBuckets", ["Buckets"], "finds the buckets", action: "ListAllMyBuckets"),
    call("GetBucketLocation", ["LocationConstraint"], "finds the region of a bucket"),
    call(
      "GetBucketEncryption", ["ServerSideEncryptionConfiguration"],
      "reads how a bucket is encrypted",
      action: "GetEncryptionConfiguration"),
    call("GetBucketVersioning", [], "reads whether overwritten objects are kept"),
    call(
      "GetPublicAccessBlock", ["PublicAccessBlockConfiguration"],
      "reads whether a bucket can be public",
      action: "GetBucketPublicAccessBlock"),
    call("GetBucketPolicyStatus", ["PolicyStatus"], "reads whether a bucket is public"),
    call("GetBucketPolicy", [], "reads who may use a bucket"),
    call("GetBucketAcl", ["Grants", "Owner"], "reads whom a bucket's own list lets in"),
    call(
      "GetBucketLifecycleConfiguration", ["Rules", "Rules.Status"], "reads when objects go away",
      action: "GetLifecycleConfiguration"),
    call("GetBucketLogging", ["LoggingEnabled"], "reads where accesses are logged"),
    call(
      "GetBucketNotificationConfiguration", [], "reads what a bucket starts",
      action: "GetBucketNotification"),
    call("GetBucketTagging", ["TagSet"], "reads the tags of a bucket"),
  ]

  /// Buckets.
  package struct ListBuckets: Decodable, Sendable {
    package var buckets: [Bucket]?
  }

  /// One bucket.
  package struct Bucket: Decodable, Sendable {
    package var name: String?
    package var bucketRegion: String?
  }

  /// How objects are encrypted.
  package struct GetBucketEncryption: Decodable, Sendable {
    package var serverSideEncryptionConfiguration: Encryption?
  }

  /// Rules of encryption.
  package struct Encryption: Decodable, Sendable {
    package var rules: [EncryptionRule]?
  }

  /// One rule of encryption.
  package struct EncryptionRule: Decodable, Sendable {
    package var applyServerSideEncryptionByDefault: EncryptionDefault?
  }

  /// `AES256` or `aws:kms`.
  package struct EncryptionDefault: Decodable, Sendable {
    package var sseAlgorithm: String?
  }

  /// `Enabled`, `Suspended`, or nothing where it never was on.
  package struct GetBucketVersioning: Decodable, Sendable {
    package var status: String?
  }

  /// Whether a bucket can be public.
  package struct GetPublicAccessBlock: Decodable, Sendable {
    package var publicAccessBlockConfiguration: PublicAccessBlock?
  }

  /// The four switches.
  package struct PublicAccessBlock: Decodable, Sendable {
    package var blockPublicAcls: Bool?
    package var ignorePublicAcls: Bool?
    package var blockPublicPolicy: Bool?
    package var restrictPublicBuckets: Bool?
  }

  /// Whether the policy makes a bucket public.
  package struct GetBucketPolicyStatus: Decodable, Sendable {
    package var policyStatus: PolicyStatus?
  }

  /// Whether the policy makes a bucket public.
  package struct PolicyStatus: Decodable, Sendable {
    package var isPublic: Bool?
  }

  /// The policy, as text.
  package struct GetBucketPolicy: Decodable, Sendable {
    package var policy: String?
  }

  /// Whom a bucket's own list lets in.
  package struct GetBucketAcl: Decodable, Sendable {
    package var grants: [Grant]?
  }

  /// One line of the list.
  package struct Grant: Decodable, Sendable {
    package var grantee: Grantee?
    package var permission: String?
  }

  /// Somebody, or a group by its address.
  package struct Grantee: Decodable, Sendable {
    package var uri: String?
  }

  /// When objects go away.
  package struct GetBucketLifecycleConfiguration: Decodable, Sendable {
    package var rules: [LifecycleRule]?
  }

  /// One rule: `Enabled` or `Disabled`.
  package struct LifecycleRule: Decodable, Sendable {
    package var status: String?
    package var abortIncompleteMultipartUpload: AbortUpload?
  }

  /// When uploads are given up that were never completed.
  package struct AbortUpload: Decodable, Sendable {
    package var daysAfterInitiation: Int?
  }

  /// Where accesses are logged.
  package struct GetBucketLogging: Decodable, Sendable {
    package var loggingEnabled: LoggingTarget?
  }

  /// The bucket that accesses are logged to.
  package struct LoggingTarget: Decodable, Sendable {
    package var targetBucket: String?
  }

  /// What a bucket starts.
  package struct GetBucketNotificationConfiguration: Decodable, Sendable {
    package var lambdaFunctionConfigurations: [FunctionTarget]?
    package var queueConfigurations: [QueueTarget]?
    package var topicConfigurations: [TopicTarget]?
  }

  /// A function that a bucket starts.
  package struct FunctionTarget: Decodable, Sendable {
    package var lambdaFunctionArn: String?
  }

  /// A queue that a bucket writes to.
  package struct QueueTarget: Decodable, Sendable {
    package var queueArn: String?
  }

  /// A topic that a bucket writes to.
  package struct TopicTarget: Decodable, Sendable {
    package var topicArn: String?
  }

  /// The region of a bucket; `null` for us-east-1.
  package struct GetBucketLocation: Decodable, Sendable {
    package var locationConstraint: String?
  }

  /// The tags of one bucket.
  package struct GetBucketTagging: Decodable, Sendable {
    package var tagSet: [TagPair]?
  }
}
