import ServerlessModel

/// Finds secrets that have been the same for too long.
struct SecretsNotRotated: Rule {
  var maxAgeDays = Parameter("maxAgeDays", 90)

  var card: RuleCard {
    RuleCard(
      id: "secrets-not-rotated",
      title: "Secret is not rotated",
      pillar: .security, sal: .sec3, severity: .warning,
      kinds: [.secret], needs: [.configuration],
      parameters: [maxAgeDays],
      why: "The longer a secret stays, the more people and logs have seen it.",
      fix: "Turn on automatic rotation.",
      sources: [
        "prowler secretsmanager_automatic_rotation_enabled",
        "prowler secretsmanager_secret_rotated_periodically",
        "AwsSolutions-SMG4",
      ])
  }

  /// Ages grow though no data arrive.
  var restSeconds: Int64 { 3600 }

  func judge(_ context: Context) throws -> Verdict {
    guard let secret = try context.configuration().secret, let rotates = secret.rotationEnabled
    else { throw context.lacks("secretsmanager:ListSecrets") }
    let changed = [secret.lastRotated, secret.lastChanged, secret.createdAt].compactMap(\.self)
      .max()
    let age = changed.map { context.at.since($0) / 1000 }
    let last = age.map { "last changed \(Format.age(seconds: $0)) ago" }
    let evidence = Evidence.number("ageDays", Double(age ?? 0) / 86_400)
    guard rotates else {
      return .fails("rotation is off" + (last.map { ", " + $0 } ?? ""), evidence)
    }
    guard let age, let last else { throw context.lacks("secretsmanager:ListSecrets") }
    guard age > maxAgeDays.days else { return .pass }
    return .fails("rotation is on, but " + last, figure: Double(age), evidence)
  }
}
