extension S3 {
  /// Reads who may use a bucket.
  ///
  /// - IAM action: `s3:GetBucketPolicy`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketPolicy (2026-11).
  package static let getBucketPolicy = service(
    "GetBucketPolicy", "reads who may use a bucket", http: .get("/{Bucket}?policy"),
    xml: .text("Policy"))

  /// The policy, as text.
  package struct GetBucketPolicy: Decodable, Sendable {
    package var policy: String?
  }
}
