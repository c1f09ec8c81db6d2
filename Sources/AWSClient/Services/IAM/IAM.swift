/// AWS Identity and Access Management: what the roles of functions may do.
package enum IAM {
  static let service = AWSService("iam", .query, version: "2010-05-08")

  static let operations = [
    listAccountAliases, getAccountAuthorizationDetails, getRole, listRolePolicies, getRolePolicy,
    listAttachedRolePolicies, getPolicyVersion, getServiceLastAccessedDetails,
  ]
}
