extension IAM {
  /// Names the inline policies of a role.
  ///
  /// - IAM action: `iam:ListRolePolicies`.
  /// - Limits: 1,000 a page; rate not published.
  /// - Source: IAM API Reference, ListRolePolicies (2026-11).
  package static let listRolePolicies = service(
    "ListRolePolicies", "names the inline policies of a role", keys: ["PolicyNames"],
    paging: Paging("Marker", size: "MaxItems", most: 1_000))
}
