import ServerlessModel

/// Finds secrets that nobody reads.
struct SecretsUnused: Rule {
  var unusedDays = Parameter("unusedDays", 90)

  var card: RuleCard {
    RuleCard(
      id: "secrets-unused",
      title: "Secret is not used",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.secret], needs: [.configuration],
      parameters: [unusedDays],
      why: "A secret that nobody needs can only be lost, and is paid for every month.",
      fix: "Schedule its deletion with a recovery window.",
      sources: [
        "prowler secretsmanager_secret_unused"
      ])
  }

  /// Ages grow though no data arrive.
  var restSeconds: Int64 { 3600 }

  func judge(_ context: Context) throws -> Verdict {
    guard let secret = try context.configuration().secret,
      let since = secret.lastAccessed ?? secret.createdAt
    else { throw context.lacks("secretsmanager:ListSecrets") }
    let age = context.at.since(since) / 1000
    guard age > unusedDays.days else { return .pass }
    let dollars = try? Calculator.secrets(1, region: context.resource.region).totalUSD
    let price = dollars.map { ", \(Format.usd($0)) a month" } ?? ""
    let what = secret.lastAccessed == nil ? "never read, made" : "last read"
    return .fail([
      Violation(
        "\(what) \(Format.age(seconds: age)) ago\(price)", figure: dollars ?? 0, savingUSD: dollars,
        evidence: [.number("idleDays", Double(age) / 86_400)]
          + (dollars.map { [.number("secretUSDPerMonth", $0)] } ?? []))
    ])
  }
}
