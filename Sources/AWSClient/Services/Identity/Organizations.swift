/// AWS Organizations: the accounts of a company.
package enum Organizations {
  private static let call = ServiceName("organizations", .json11)

  static let operations = [
    call(
      "ListAccounts", ["Accounts", "Accounts.Id"], "names the accounts that a role may be taken in"),
    call(
      "DescribeOrganization", ["Organization"],
      "tells whether the account stands in an organization"),
  ]

  /// The accounts of the organization.
  package struct ListAccounts: Decodable, Sendable {
    package var accounts: [Account]?
  }

  /// The organization that an account stands in.
  package struct DescribeOrganization: Decodable, Sendable {
    package var organization: Organization?
  }

  /// One organization.
  package struct Organization: Decodable, Sendable {
    package var id: String?
  }

  /// One account.
  package struct Account: Decodable, Sendable {
    package var id: String?
    package var name: String?
    package var status: String?
  }
}
