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

  /// Makes the keys from their parts.
  package init(
    accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil,
    expiration: Double? = nil, account: String? = nil, source: String
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
    self.account = account
    self.source = source
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

/// Why there are no credentials: every place tried, and why it gave nothing.
package struct CredentialsFailure: Error, Hashable, Sendable {
  /// One place and what was found there.
  package struct Attempt: Hashable, Sendable {
    /// `environment`, `profile prod`, `container`, `instance metadata`.
    package var place: String
    package var why: String
  }

  package var attempts: [Attempt]
  /// What to do: `run aws sso login --profile prod`.
  package var advice: String
  /// Whether there were credentials, which AWS takes no more.
  package var isRefusal = false

  /// Makes the failure from its parts.
  package init(attempts: [Attempt], advice: String) {
    self.attempts = attempts
    self.advice = advice
  }

  /// AWS refuses these credentials or says that they have expired, and where they come from there are no others.
  static func refused(_ credentials: Credentials) -> CredentialsFailure {
    let attempt = Attempt(
      place: credentials.source, why: "AWS refuses its keys or says that they have expired")
    var failure = CredentialsFailure(
      attempts: [attempt], advice: "Sign in again, or get new keys.")
    failure.isRefusal = true
    return failure
  }

  /// Every place and why it gave nothing, in one line.
  package var reasons: String {
    attempts.map { "\($0.place): \($0.why)" }.joined(separator: "; ")
  }

  /// All of it, with what to do.
  package var sentence: String {
    let start = isRefusal ? "The credentials are good no more." : "No credentials were found."
    return "\(start) \(reasons). \(advice)"
  }
}
