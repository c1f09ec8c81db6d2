extension SecretsManager {
  /// Finds secrets and when they were last changed, not their values.
  ///
  /// - IAM action: `secretsmanager:ListSecrets`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: AWS Secrets Manager API Reference, ListSecrets (2026-11).
  package static let listSecrets = service(
    "ListSecrets", "finds secrets and when they were last changed, not their values",
    keys: ["SecretList"], paging: Paging("NextToken", size: "MaxResults", most: 100))

  /// Secrets.
  package struct ListSecrets: Decodable, Sendable {
    package var secretList: [Secret]?
  }

  /// One secret, without its value.
  package struct Secret: Decodable, Sendable {
    package var arn: String?
    package var name: String?
    package var kmsKeyId: String?
    package var rotationEnabled: Bool?
    package var rotationRules: Rotation?
    package var lastRotatedDate: Timestamp?
    package var lastChangedDate: Timestamp?
    package var lastAccessedDate: Timestamp?
    package var createdDate: Timestamp?
    package var tags: [TagPair]?
  }

  /// How often a secret changes.
  package struct Rotation: Decodable, Sendable {
    package var automaticallyAfterDays: Int?
  }
}
