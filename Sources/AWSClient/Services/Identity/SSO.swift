/// IAM Identity Center: credentials of someone who signed in.
package enum SSO {
  static let portal = AWSService("sso", .restJSON, guarded: false)
  static let token = AWSService("sso-oidc", .restJSON, guarded: false)

  static let operations = [getRoleCredentials, createToken]
}
