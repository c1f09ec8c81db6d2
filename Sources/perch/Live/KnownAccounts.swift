import AWSClient
import DataProvider
import LogParsing
import ServerlessModel

/// The accounts that identities turned out to be of, kept so that the first screen of the next start needs none of AWS.
struct KnownAccounts {
  private let path = PerchFolders.cache + "/live/accounts"
  private var accounts: [String: String] = [:]

  /// Takes up what was kept.
  init() {
    let text = FileText.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 2 { accounts[words[0]] = words[1] }
    }
  }

  subscript(_ identity: Identity, _ access: AWSAccess) -> String? {
    accounts[Self.key(identity, access)]
  }

  /// Keeps the account of an identity; where that cannot be, the next start asks again.
  static func keep(_ account: String, of identity: Identity, _ access: AWSAccess) {
    var known = KnownAccounts()
    known.accounts[key(identity, access)] = account
    let lines = known.accounts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }
    _ = FileText.write(lines.joined(), to: known.path)
  }

  /// What decides of which account an identity is, as a hash: it is no business of a cache to list who has keys.
  private static func key(_ identity: Identity, _ access: AWSAccess) -> String {
    var hash = FNV1a()
    let settings = access.settings(of: identity)
    let parts = [
      settings.profile, identity.roleARN, access.environment["AWS_ACCESS_KEY_ID"],
      settings.endpointURL(for: "sts"),
    ]
    for part in parts { hash.add(part ?? "") }
    return Hex.text(hash.value)
  }
}
