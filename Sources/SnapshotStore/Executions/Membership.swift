import ServerlessModel

/// What a resource belongs to, and the architecture it is billed by.
struct Membership: Hashable, Sendable {
  var resource: ResourceID
  var account: String
  /// Names; empty counts as ungrouped.
  var microservices: [String]
  var architecture: Architecture

  /// Makes the value from its parts.
  init(
    resource: ResourceID, account: String, microservices: [String],
    architecture: Architecture = .x86
  ) {
    self.resource = resource
    self.account = account
    self.microservices = microservices
    self.architecture = architecture
  }
}
