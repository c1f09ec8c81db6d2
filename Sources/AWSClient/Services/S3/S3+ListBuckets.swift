extension S3 {
  /// Finds the buckets.
  ///
  /// - IAM action: `s3:ListAllMyBuckets`.
  /// - Limits: 1,000 a page; rate not published.
  /// - Source: Amazon S3 API Reference, ListBuckets (2026-11).
  package static let listBuckets = service(
    "ListBuckets", "finds the buckets", keys: ["Buckets"], action: "ListAllMyBuckets",
    http: .get(
      "/",
      query: [
        "MaxBuckets": "max-buckets", "ContinuationToken": "continuation-token", "Prefix": "prefix",
        "BucketRegion": "bucket-region",
      ]), paging: Paging("ContinuationToken", size: "MaxBuckets", most: 1_000))

  /// Buckets.
  package struct ListBuckets: Decodable, Sendable {
    package var buckets: [Bucket]?
  }

  /// One bucket.
  package struct Bucket: Decodable, Sendable {
    package var name: String?
    package var bucketRegion: String?
  }
}
