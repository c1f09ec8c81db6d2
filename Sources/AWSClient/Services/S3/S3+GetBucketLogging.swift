extension S3 {
  /// Reads where accesses are logged.
  ///
  /// - IAM action: `s3:GetBucketLogging`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketLogging (2026-11).
  package static let getBucketLogging = service(
    "GetBucketLogging", "reads where accesses are logged", keys: ["LoggingEnabled"],
    http: .get("/{Bucket}?logging"))

  /// Where accesses are logged.
  package struct GetBucketLogging: Decodable, Sendable {
    package var loggingEnabled: LoggingTarget?
  }

  /// The bucket that accesses are logged to.
  package struct LoggingTarget: Decodable, Sendable {
    package var targetBucket: String?
  }
}
