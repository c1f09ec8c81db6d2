/// A role to take; the fields are those of STS.
package struct RoleRequest: Hashable, Sendable, SecretHolding {
  package var roleARN: String
  package var sessionName: String
  package var externalID: String?
  package var durationSeconds: Int?
  /// The device, and the code that it showed.
  package var serialNumber: String?
  package var tokenCode: String?

  package var description: String { "role \(roleARN)" }
}
