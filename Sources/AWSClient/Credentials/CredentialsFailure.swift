/// Why there are no credentials: every place tried, and why it gave nothing.
package struct CredentialsFailure: Error, Hashable, Sendable {
  /// One place and what was found there.
  package struct Attempt: Hashable, Sendable {
    /// `environment`, `profile prod`, `container`, `instance metadata`.
    package var place: String
    package var why: String

    /// Makes the attempt from its parts.
    package init(place: String, why: String) {
      self.place = place
      self.why = why
    }
  }

  /// How far it came.
  package enum Kind: Hashable, Sendable {
    /// No place is set up.
    case absent
    /// The last place tried is set up and does not work.
    case broken
    /// There were credentials, which AWS takes no more.
    case refused
  }

  package var attempts: [Attempt]
  /// What to do: `run aws sso login --profile prod`.
  package var advice: String
  package var kind: Kind

  /// Makes the failure from its parts.
  package init(attempts: [Attempt], advice: String, kind: Kind = .absent) {
    self.attempts = attempts
    self.advice = advice
    self.kind = kind
  }

  /// AWS refuses these credentials or says that they have expired, and where they come from there are no others.
  static func refused(_ credentials: Credentials) -> CredentialsFailure {
    let attempt = Attempt(
      place: credentials.source, why: "AWS refuses its keys or says that they have expired")
    return CredentialsFailure(
      attempts: [attempt], advice: credentials.renewal ?? "Sign in again, or get new keys.",
      kind: .refused)
  }

  /// What tells the most, in one line: every place that is not set up, or the one that is and does not work.
  package var reasons: String { telling.map(\.words).joined(separator: "; ") }

  /// All of it, with what to do, in one line.
  package var sentence: String { "\(opening) \(reasons). \(advice)" }

  /// The same for a page, where several places have a line each.
  package var page: String {
    guard telling.count > 1 else { return sentence }
    let lines = telling.map { "\n  \($0.words)" }.joined()
    return "\(opening)\(lines)\n\(advice)"
  }

  /// What to do first, and why: for a line that may be cut at its end.
  package var call: String { reasons.isEmpty ? advice : "\(advice) \(reasons)." }

  private var telling: ArraySlice<Attempt> {
    kind == .absent ? attempts[...] : attempts.suffix(1)
  }

  private var opening: String {
    switch kind {
    case .absent: "No credentials were found."
    case .broken: "The credentials cannot be used."
    case .refused: "The credentials are good no more."
    }
  }
}

extension CredentialsFailure.Attempt {
  fileprivate var words: String { "\(place): \(why)" }
}
