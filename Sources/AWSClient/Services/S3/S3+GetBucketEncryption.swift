extension S3 {
  /// Reads how a bucket is encrypted.
  ///
  /// - IAM action: `s3:GetEncryptionConfiguration`.
  /// - Limits: rate not published.
  /// - Source: Amazon S3 API Reference, GetBucketEncryption (2026-11).
  package static let getBucketEncryption = service(
    "GetBucketEncryption", "reads how a bucket is encrypted",
    keys: ["ServerSideEncryptionConfiguration"], action: "GetEncryptionConfiguration",
    http: .get("/{Bucket}?encryption"),
    xml: XMLForm(payload: "ServerSideEncryptionConfiguration", lists: ["Rule": "Rules"]))

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
}
