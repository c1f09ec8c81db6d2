/// How one resource leads to another.
package struct Relation: Hashable, Codable, Sendable {
  /// The ways.
  package enum Kind: String, Codable, Sendable {
    case eventSource, target, deadLetter, failureDestination, role, logGroup, integration, trace
  }

  package var kind: Kind
  package var from: ResourceID
  package var to: ResourceID

  /// Makes the value from its parts.
  package init(
    kind: Kind,
    from: ResourceID,
    to: ResourceID
  ) {
    self.kind = kind
    self.from = from
    self.to = to
  }
}
