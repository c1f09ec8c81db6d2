/// One AWS account, by the id that STS gives it; `unknown` where an import does not say.
package struct Account: Hashable, Codable, Sendable {
  package var id: String
  /// The alias or the name in Organizations; the id where neither is known.
  package var name: String
  package var regions: [String]

  /// Makes the value from its parts.
  package init(
    id: String,
    name: String,
    regions: [String]
  ) {
    self.id = id
    self.name = name
    self.regions = regions
  }
}
