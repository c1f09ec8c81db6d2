/// A service that a role may call, and when it last did.
package struct ServiceAccess: Hashable, Codable, Sendable {
  /// The service as policies name it: `dynamodb`.
  package var namespace: String
  /// `nil` where it was never called in the time that IAM keeps.
  package var lastUsed: Instant?

  /// Makes the value from its parts.
  package init(
    namespace: String,
    lastUsed: Instant? = nil
  ) {
    self.namespace = namespace
    self.lastUsed = lastUsed
  }
}
