extension SSO {
  /// Turns a sign-in into credentials of one role.
  ///
  /// - IAM action: none; the sign-in's own token is sent.
  /// - Limits: rate not published.
  /// - Source: IAM Identity Center Portal API Reference, GetRoleCredentials (2026-11).
  package static let getRoleCredentials = portal(
    "GetRoleCredentials", "turns a sign-in into credentials of one role",
    http: .get(
      "/federation/credentials", query: ["roleName": "role_name", "accountId": "account_id"],
      headers: ["accessToken": "x-amz-sso_bearer_token"]), signed: false)
}
