extension Cognito {
  /// Finds the user pools.
  ///
  /// - IAM action: `cognito-idp:ListUserPools`.
  /// - Limits: 60 a page; rate not published.
  /// - Source: Amazon Cognito User Pools API Reference, ListUserPools (2026-11).
  package static let listUserPools = service(
    "ListUserPools", "finds the user pools", keys: ["UserPools"],
    paging: Paging("NextToken", size: "MaxResults", most: 60))

  /// User pools.
  package struct ListUserPools: Decodable, Sendable {
    package var userPools: [UserPool]?
  }
}
