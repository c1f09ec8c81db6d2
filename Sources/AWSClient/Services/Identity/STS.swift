/// AWS Security Token Service: who the caller is, and other roles to be.
package enum STS {
  static let service = AWSService(
    "sts", .query, version: "2011-06-15", rate: CallRate(600, pool: "sts"))

  static let operations = [getCallerIdentity, assumeRole, assumeRoleWithWebIdentity]
}
