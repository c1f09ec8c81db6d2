extension IAM {
  /// Names the account.
  ///
  /// - IAM action: `iam:ListAccountAliases`.
  /// - Limits: 1,000 a page; rate not published.
  /// - Source: IAM API Reference, ListAccountAliases (2026-11).
  package static let listAccountAliases = service(
    "ListAccountAliases", "names the account", keys: ["AccountAliases"],
    paging: Paging("Marker", size: "MaxItems", most: 1_000))

  /// The alias of the account.
  package struct ListAccountAliases: Decodable, Sendable {
    package var accountAliases: [String]?
  }
}
