/// Credentials that were given and are not renewed.
package struct HeldCredentials: CredentialsProviding {
  private let held: Credentials

  /// Holds the credentials; none for calls that are not signed.
  package init(_ held: Credentials? = nil) {
    self.held = held ?? Credentials(accessKeyID: "", secretAccessKey: "", source: "nobody")
  }

  /// The credentials that were given; none others where they are refused.
  package func credentials(refused: Credentials?) async throws(CredentialsFailure) -> Credentials {
    guard let refused, held.hasSameKeys(as: refused) else { return held }
    throw .refused(held)
  }
}
