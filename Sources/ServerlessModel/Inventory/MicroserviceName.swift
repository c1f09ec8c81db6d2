/// One microservice of one account: a name that resources share by tag, stack or prefix.
package struct MicroserviceName: Hashable, Codable, Sendable, Comparable {
  package var account: String
  package var name: String

  /// Makes the value from its parts.
  package init(
    account: String,
    name: String
  ) {
    self.account = account
    self.name = name
  }

  package static let ungrouped = "(ungrouped)"

  package static func < (left: MicroserviceName, right: MicroserviceName) -> Bool {
    (left.account, left.name) < (right.account, right.name)
  }
}
