/// A change of a resource's code or version, or one that someone made.
package struct Deployment: Hashable, Codable, Sendable {
  package var id: String
  package var resource: ResourceID
  package var time: Instant
  package var fromCodeHash: String? = nil
  package var toCodeHash: String? = nil
  package var fromVersion: String? = nil
  package var toVersion: String? = nil
  /// What else changed with it, in words: `memory 256 to 512 MB`.
  package var changes: [String] = []
  /// Who made it, where CloudTrail was asked: `role deployer (ci-118)`.
  package var actor: String? = nil

  /// Makes the value from its parts.
  package init(
    id: String,
    resource: ResourceID,
    time: Instant,
    fromCodeHash: String? = nil,
    toCodeHash: String? = nil,
    fromVersion: String? = nil,
    toVersion: String? = nil,
    changes: [String] = [],
    actor: String? = nil
  ) {
    self.id = id
    self.resource = resource
    self.time = time
    self.fromCodeHash = fromCodeHash
    self.toCodeHash = toCodeHash
    self.fromVersion = fromVersion
    self.toVersion = toVersion
    self.changes = changes
    self.actor = actor
  }
}
