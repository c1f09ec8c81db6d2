extension S3 {
  /// Finds the region of a bucket.
  ///
  /// - IAM action: `s3:GetBucketLocation`.
  /// - Limits: no region for us-east-1; rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketLocation (2026-11).
  package static let getBucketLocation = service(
    "GetBucketLocation", "finds the region of a bucket", keys: ["LocationConstraint"],
    http: .get("/{Bucket}?location"), xml: XMLForm(payload: "LocationConstraint"))

  /// The region of a bucket; `null` for us-east-1.
  package struct GetBucketLocation: Decodable, Sendable {
    package var locationConstraint: String?
  }
}
