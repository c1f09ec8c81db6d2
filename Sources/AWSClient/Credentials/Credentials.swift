/// Keys that requests are signed with; their text never shows the secret parts.
package struct Credentials: Hashable, Sendable, SecretHolding {
  package var accessKeyID: String
  package var secretAccessKey: String
  package var sessionToken: String?
  /// Seconds since 1970; `nil` for keys that do not expire.
  package var expiration: Double?
  /// The account id, where the source says it.
  package var account: String?
  /// Where they came from, in words: `profile prod, by assuming a role`.
  package var source: String
  /// What to do for new ones once AWS takes these no more; `nil` where the source does not say.
  package var renewal: String?

  /// Makes the keys from their parts.
  package init(
    accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil,
    expiration: Double? = nil, account: String? = nil, source: String,
    renewal: String? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
    self.account = account
    self.source = source
    self.renewal = renewal
  }

  package var description: String { "credentials of \(source)" }

  /// Whether AWS would take both for the same.
  package func hasSameKeys(as other: Credentials) -> Bool {
    accessKeyID == other.accessKeyID && secretAccessKey == other.secretAccessKey
      && sessionToken == other.sessionToken
  }
}

/// Gives credentials, fresh ones where they expire.
package protocol CredentialsProviding: Sendable {
  /// Credentials that are good for a while; those refused by AWS are given as `refused` and not given again.
  func credentials(refused: Credentials?) async throws(CredentialsFailure) -> Credentials
}
