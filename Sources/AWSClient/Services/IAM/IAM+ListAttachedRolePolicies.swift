extension IAM {
  /// Names the managed policies of a role.
  ///
  /// - IAM action: `iam:ListAttachedRolePolicies`.
  /// - Limits: 1,000 a page; rate not published.
  /// - Source: IAM API Reference, ListAttachedRolePolicies (2026-11).
  package static let listAttachedRolePolicies = service(
    "ListAttachedRolePolicies", "names the managed policies of a role", keys: ["AttachedPolicies"],
    paging: Paging("Marker", size: "MaxItems", most: 1_000))

  /// The managed policies of one role.
  package struct ListAttachedRolePolicies: Decodable, Sendable {
    package var attachedPolicies: [AttachedPolicy]?
  }
}
