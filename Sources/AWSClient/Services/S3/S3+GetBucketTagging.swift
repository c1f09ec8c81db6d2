extension S3 {
  /// Reads the tags of a bucket.
  ///
  /// - IAM action: `s3:GetBucketTagging`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketTagging (2026-11).
  package static let getBucketTagging = service(
    "GetBucketTagging", "reads the tags of a bucket", keys: ["TagSet"],
    http: .get("/{Bucket}?tagging"))

  /// The tags of one bucket.
  package struct GetBucketTagging: Decodable, Sendable {
    package var tagSet: [TagPair]?
  }
}
