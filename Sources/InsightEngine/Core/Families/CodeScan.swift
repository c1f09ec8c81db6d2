import ServerlessModel

extension Context {
  /// What the account sets; empty where it was not read.
  func regionalAccount() -> (id: ResourceID, settings: AccountConfiguration) {
    let id = ResourceID(
      .account, name: resource.account, account: resource.account, region: resource.region)
    guard case .account(let settings) = fleet.configurations[id] else {
      return (id, AccountConfiguration())
    }
    return (id, settings)
  }

  /// What Amazon Inspector holds against the function; throws where it was not asked.
  func codeFindings() throws -> [CodeFinding] {
    try fact(function().codeFindings, from: "inspector2:ListFindings")
  }
}

extension CodeFinding {
  /// Whether the code itself holds a password or a key: weaknesses 259, 321 and 798 of the CWE list.
  var isSecret: Bool { !Set(ids).isDisjoint(with: ["CWE-259", "CWE-321", "CWE-798"]) }

  /// `CVE-2026-1234 in lodash, fixed in 4.17.21`, or `CWE-89 in app.py line 12`.
  var words: String {
    let place = dependency ?? file
    return (ids.first ?? title) + (place.map { " in " + $0 } ?? "")
      + (line.map { " line \($0)" } ?? "") + (fixedIn.map { ", fixed in " + $0 } ?? "")
  }
}
