extension S3 {
  /// Reads when objects go away.
  ///
  /// - IAM action: `s3:GetLifecycleConfiguration`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketLifecycleConfiguration (2026-11).
  package static let getBucketLifecycleConfiguration = service(
    "GetBucketLifecycleConfiguration", "reads when objects go away",
    keys: ["Rules", "Rules.Status"], action: "GetLifecycleConfiguration",
    http: .get("/{Bucket}?lifecycle"),
    xml: XMLForm(lists: [
      "Rule": "Rules", "Transition": "Transitions",
      "NoncurrentVersionTransition": "NoncurrentVersionTransitions",
    ]))

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
}
