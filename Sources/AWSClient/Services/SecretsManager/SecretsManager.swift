/// AWS Secrets Manager; values of secrets are never asked for.
package enum SecretsManager {
  private static let call = ServiceName("secretsmanager", .json11)

  static let operations = [
    call(
      "ListSecrets", ["SecretList"],
      "finds secrets and when they were last changed, not their values")
  ]

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
