package import ServerlessModel

/// Which resources a policy is about; everything that is given must hold.
package struct PolicyScope: Hashable, Sendable {
  package var account: String?
  package var region: String?
  package var microservice: String?
  package var kind: ResourceKind?
  /// A name; `*` stands for any run of characters and `?` for one.
  package var name: String?
  package var tag: Scope.Tag?

  /// Makes a scope; by default of everything.
  package init(
    account: String? = nil, region: String? = nil, microservice: String? = nil,
    kind: ResourceKind? = nil, name: String? = nil, tag: Scope.Tag? = nil
  ) {
    self.account = account
    self.region = region
    self.microservice = microservice
    self.kind = kind
    self.name = name
    self.tag = tag
  }

  /// Whether a resource is meant.
  package func holds(_ resource: Resource) -> Bool {
    let plain = Scope(account: account, region: region, microservice: microservice, tag: tag)
    guard plain.holds(resource), kind == nil || kind == resource.kind else { return false }
    return name.map { Glob.matches(resource.name, $0) } ?? true
  }
}
