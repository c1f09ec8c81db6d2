/// IAM Identity Center: credentials of someone who signed in.
package enum SSO {
  private static let portal = ServiceName("sso", .restJSON)
  private static let token = ServiceName("sso-oidc", .restJSON)

  static let operations = [
    portal.unguarded("GetRoleCredentials", "turns a sign-in into credentials of one role"),
    token.unguarded("CreateToken", "renews a sign-in that is about to end"),
  ]
}
