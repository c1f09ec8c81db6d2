import ServerlessModel

/// The resources of each account, for rules that judge an account as a whole.
struct AccountIndex {
  private let byAccount: [String: [Resource]]
  private let byKind: [Kind: [Resource]]
  private let byID: [ResourceID: Resource]

  private struct Kind: Hashable {
    let kind: ResourceKind
    let account: String
  }

  init(_ resources: [Resource]) {
    byAccount = Dictionary(grouping: resources, by: \.account)
    byKind = Dictionary(grouping: resources) { Kind(kind: $0.kind, account: $0.account) }
    byID = Dictionary(resources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What stood in an account at a moment, the account itself left out, in the order of ARNs.
  func members(of account: String, at moment: Instant) -> [Resource] {
    byAccount[account, default: []].filter { $0.kind != .account && $0.stands(at: moment) }
  }

  /// What stood of one kind in an account at a moment, in the order of ARNs.
  func members(of account: String, _ kind: ResourceKind, at moment: Instant) -> [Resource] {
    byKind[Kind(kind: kind, account: account), default: []].filter { $0.stands(at: moment) }
  }

  /// The account in each of its regions, in the order of ARNs.
  func regions(of account: String) -> [Resource] {
    byKind[Kind(kind: .account, account: account), default: []]
  }

  subscript(_ id: ResourceID) -> Resource? { byID[id] }

  /// Whether a resource is known and stood at a moment.
  func holds(_ id: ResourceID, at moment: Instant) -> Bool {
    byID[id]?.stands(at: moment) ?? false
  }
}

extension Resource {
  /// Whether it was there at a moment.
  func stands(at moment: Instant) -> Bool {
    validFrom <= moment && (validTo.map { moment < $0 } ?? true)
  }
}
