/// AWS Security Token Service: who the caller is, and other roles to be.
package enum STS {
  private static let call = ServiceName("sts", .query)

  static let operations = [
    call("GetCallerIdentity", ["UserId", "Account", "Arn"], "names the account behind a profile"),
    call("AssumeRole", [], "takes the read-only role of another account"),
    call("AssumeRoleWithWebIdentity", [], "takes a role with the token of a pod or a build"),
  ]

  /// The account behind the credentials.
  package struct GetCallerIdentity: Decodable, Sendable {
    package var account: String?
    package var arn: String?
  }
}
