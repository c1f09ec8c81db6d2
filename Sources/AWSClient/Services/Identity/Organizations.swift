/// AWS Organizations: the accounts of a company.
package enum Organizations {
  static let service = AWSService("organizations", .json11, target: "AWSOrganizationsV20161128")

  static let operations = [listAccounts, describeOrganization]
}
