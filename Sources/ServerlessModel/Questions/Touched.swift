/// What came to be known since a fleet was judged: of which resources, and of what kind.
///
/// That a source was seen for a minute more is no touch: it is time that passed. That one began or ceased to be
/// refused is.
package struct Touched: Equatable, Sendable {
  package private(set) var resources: [ResourceID: Inputs] = [:]
  /// What was touched of any resource.
  package private(set) var any: Inputs = []
  /// Accounts of which a source now answers, or no more.
  package private(set) var accounts: Set<String> = []

  /// Nothing but time.
  package init() {}

  /// Whether nothing but time passed.
  package var isEmpty: Bool { any.isEmpty && accounts.isEmpty }

  /// Something came of a resource; of one that is new or gone, its configuration.
  package mutating func touch(_ id: ResourceID, _ inputs: Inputs) {
    resources[id, default: []].formUnion(inputs)
    any.formUnion(inputs)
  }

  /// Alarms or quotas came, which belong to no one resource.
  package mutating func touch(_ inputs: Inputs) { any.formUnion(inputs) }

  /// A source of an account was asked for the first time, was refused, or is no more.
  package mutating func touchCoverage(ofAccount account: String) { accounts.insert(account) }

  /// Adds what came beside it.
  package mutating func formUnion(_ other: Touched) {
    resources.merge(other.resources) { $0.union($1) }
    any.formUnion(other.any)
    accounts.formUnion(other.accounts)
  }
}
