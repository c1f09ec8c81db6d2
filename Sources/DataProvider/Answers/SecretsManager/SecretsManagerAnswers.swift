import AWSClient
import ServerlessModel

/// How old secrets are; never what they hold.
enum SecretsManagerAnswers {
  static let handlers: [String: Handler] = ["list-secrets": list]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: SecretsManager.ListSecrets = try answer.decode()
    for secret in list.secretList ?? [] {
      guard let id = ARN.resource(secret.arn) else { continue }
      gathering.see(
        id, .secret, name: secret.name ?? id.tail, at: answer.time,
        tags: secret.tags?.dictionary)
      gathering.configure(id, at: answer.time) { (part: inout SecretConfiguration) in
        part.rotationEnabled = secret.rotationEnabled ?? false
        part.rotationDays = secret.rotationRules?.automaticallyAfterDays
        part.lastRotated = Instant(secret.lastRotatedDate)
        part.lastAccessed = Instant(secret.lastAccessedDate)
        part.lastChanged = Instant(secret.lastChangedDate)
        part.createdAt = Instant(secret.createdDate)
        part.kmsKey = secret.kmsKeyId
      }
    }
  }
}
