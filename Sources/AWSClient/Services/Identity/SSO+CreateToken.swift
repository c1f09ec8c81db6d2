extension SSO {
  /// Renews a sign-in that is about to end.
  ///
  /// - IAM action: none; the sign-in's own token is sent.
  /// - Limits: rate not published.
  /// - Source: IAM Identity Center OIDC API Reference, CreateToken (2026-11).
  package static let createToken = token(
    "CreateToken", "renews a sign-in that is about to end", http: .post("/token"), signed: false)
}
