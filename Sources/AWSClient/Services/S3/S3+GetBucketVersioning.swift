extension S3 {
  /// Reads whether overwritten objects are kept.
  ///
  /// - IAM action: `s3:GetBucketVersioning`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketVersioning (2026-11).
  package static let getBucketVersioning = service(
    "GetBucketVersioning", "reads whether overwritten objects are kept",
    http: .get("/{Bucket}?versioning"))

  /// `Enabled`, `Suspended`, or nothing where it never was on.
  package struct GetBucketVersioning: Decodable, Sendable {
    package var status: String?
  }
}
