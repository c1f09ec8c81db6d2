extension IAM {
  /// Reads all roles and their policies in one call.
  ///
  /// - IAM action: `iam:GetAccountAuthorizationDetails`.
  /// - Limits: 1,000 a page; rate not published.
  /// - Source: IAM API Reference, GetAccountAuthorizationDetails (2026-11).
  package static let getAccountAuthorizationDetails = service(
    "GetAccountAuthorizationDetails", "reads all roles and their policies in one call",
    keys: ["RoleDetailList"], paging: Paging("Marker", size: "MaxItems", most: 1_000))

  /// All roles with their policies, and the managed policies they are given.
  package struct GetAccountAuthorizationDetails: Decodable, Sendable {
    package var roleDetailList: [Role]?
    package var policies: [ManagedPolicy]?
  }

  /// A managed policy with its versions.
  package struct ManagedPolicy: Decodable, Sendable {
    package var arn: String?
    package var policyVersionList: [PolicyVersion]?
  }

  /// One version of a managed policy.
  package struct PolicyVersion: Decodable, Sendable {
    package var document: PolicyDocument?
    package var isDefaultVersion: Bool?
  }
}
