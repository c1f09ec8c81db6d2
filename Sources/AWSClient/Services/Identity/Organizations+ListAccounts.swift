extension Organizations {
  /// Names the accounts that a role may be taken in.
  ///
  /// - IAM action: `organizations:ListAccounts`.
  /// - Limits: 20 a page; needs the management account or a delegated one; rate not published.
  /// - Source: AWS Organizations API Reference, ListAccounts (2026-11).
  package static let listAccounts = service(
    "ListAccounts", "names the accounts that a role may be taken in",
    keys: ["Accounts", "Accounts.Id"], paging: Paging("NextToken", size: "MaxResults", most: 20))

  /// The accounts of the organization.
  package struct ListAccounts: Decodable, Sendable {
    package var accounts: [Account]?
  }

  /// One account.
  package struct Account: Decodable, Sendable {
    package var id: String?
    package var name: String?
    package var status: String?
  }
}
