import AWSClient
import ServerlessModel

/// Who the accounts are.
enum IdentityAnswers {
  static let sts: [String: Handler] = ["get-caller-identity": callerIdentity]
  static let organizations: [String: Handler] = [
    "list-accounts": listAccounts, "describe-organization": organization,
  ]
  static let account: [String: Handler] = ["list-regions": listRegions]

  private static func callerIdentity(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let identity: STS.GetCallerIdentity = try answer.decode()
    guard let id = identity.account else { return }
    gathering.account(id) { if answer.region != "unknown" { $0.regions.append(answer.region) } }
  }

  private static func listAccounts(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: Organizations.ListAccounts = try answer.decode()
    for account in list.accounts ?? [] {
      guard let id = account.id else { continue }
      gathering.account(id) { $0.name = account.name ?? $0.name }
    }
  }

  private static func organization(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let id = try answer.decode(Organizations.DescribeOrganization.self).organization?.id
    gathering.configureAccount(of: answer) { $0.organization = id ?? $0.organization }
  }

  private static func listRegions(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: AccountManagement.ListRegions = try answer.decode()
    let enabled = (list.regions ?? []).filter { $0.regionOptStatus?.hasPrefix("ENABLED") ?? true }
    gathering.account(answer.account) { $0.regions += enabled.compactMap(\.regionName) }
  }
}
