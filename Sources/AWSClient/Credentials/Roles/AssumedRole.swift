/// What STS gives to who takes a role.
package struct AssumedRole: Hashable, Sendable, SecretHolding {
  package var accessKeyID: String
  package var secretAccessKey: String
  package var sessionToken: String
  /// Seconds since 1970.
  package var expiration: Double

  /// Makes the value from its parts.
  package init(
    accessKeyID: String, secretAccessKey: String, sessionToken: String, expiration: Double
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
  }

  package var description: String { "credentials of a role" }

  /// The same as credentials.
  func credentials(of role: String, source: String) -> Credentials {
    Credentials(
      accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken,
      expiration: expiration, account: RoleARN.account(role), source: source)
  }
}
