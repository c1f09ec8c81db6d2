extension IAM {
  /// A role with as much as the call says of it.
  package struct Role: Decodable, Sendable {
    package var arn: String?
    package var roleName: String?
    package var createDate: Timestamp?
    package var assumeRolePolicyDocument: PolicyDocument?
    package var rolePolicyList: [InlinePolicy]?
    package var attachedManagedPolicies: [AttachedPolicy]?
    package var permissionsBoundary: Boundary?
    package var roleLastUsed: LastUsed?
    package var tags: [TagPair]?
  }

  /// A policy that lives in one role.
  package struct InlinePolicy: Decodable, Sendable {
    package var roleName: String?
    package var policyName: String?
    package var policyDocument: PolicyDocument?
  }

  /// What a role may never go beyond.
  package struct Boundary: Decodable, Sendable {
    package var permissionsBoundaryArn: String?
  }

  /// When a role was last taken.
  package struct LastUsed: Decodable, Sendable {
    package var lastUsedDate: Timestamp?
  }
}
