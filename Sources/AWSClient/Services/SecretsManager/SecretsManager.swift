/// AWS Secrets Manager; values of secrets are never asked for.
package enum SecretsManager {
  static let service = AWSService("secretsmanager", .json11, target: "secretsmanager")

  static let operations = [listSecrets]
}
