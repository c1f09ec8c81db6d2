/// Credentials of the role of an EC2 instance.
struct InstanceCredentials: CredentialsSource {
  let metadata: InstanceMetadata
  /// Seconds since 1970.
  let now: Double

  /// Keys that have ended are handed out while the service cannot renew them, and AWS still takes them.
  private static let grace = 15.0 * 60

  var place: String { "instance metadata" }

  func credentials() async throws(SourceFailure) -> Credentials {
    let (role, answer) = try await metadata.role()
    let read = try MachineCredentials.read(answer, from: "the metadata service")
    guard read.code == nil || read.code == "Success" else {
      let said = MaskedText.firstLine(
        [read.code, read.message].compactMap(\.self).joined(separator: ": "))
      throw .absent("role \(role) has no credentials: \(said)")
    }
    var found = try read.credentials(
      from: "the metadata service", source: "role \(role) of the instance")
    found.expiration = found.expiration.map { max($0, now + Self.grace) }
    return found
  }
}
