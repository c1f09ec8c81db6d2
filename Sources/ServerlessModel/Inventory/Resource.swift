/// One AWS resource as it stood at a moment, without its configuration.
package struct Resource: Hashable, Codable, Sendable {
  package var id: ResourceID
  package var kind: ResourceKind
  package var name: String
  package var account: String
  package var region: String
  package var tags: [String: String] = [:]
  /// The names of the microservices it belongs to, most specific first; never empty once read from a store.
  package var microservices: [String] = []
  /// The root CloudFormation stack that made it.
  package var stack: String? = nil
  /// When the recording first and last knew it; an open end means it still stands.
  package var validFrom: Instant
  package var validTo: Instant? = nil

  /// Makes the value from its parts.
  package init(
    id: ResourceID,
    kind: ResourceKind,
    name: String,
    account: String,
    region: String,
    tags: [String: String] = [:],
    microservices: [String] = [],
    stack: String? = nil,
    validFrom: Instant,
    validTo: Instant? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.account = account
    self.region = region
    self.tags = tags
    self.microservices = microservices
    self.stack = stack
    self.validFrom = validFrom
    self.validTo = validTo
  }
}

extension Resource {
  /// Makes a resource from its ARN alone; `nil` for a kind that perch does not know.
  ///
  /// ARNs of buckets, and of APIs as tagging prints them, name no account: it is `unknown` then.
  package init?(arn: String, validFrom: Instant) {
    guard let (kind, name) = ResourceKind.parse(arn: arn) else { return nil }
    let id = ResourceID(arn: arn)
    self.init(
      id: id, kind: kind, name: name, account: id.account.isEmpty ? "unknown" : id.account,
      region: id.region, validFrom: validFrom)
  }
}
