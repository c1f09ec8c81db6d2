/// AWS Identity and Access Management: what the roles of functions may do.
package enum IAM {
  private static let call = ServiceName("iam", .query)

  static let operations = [
    call("ListAccountAliases", ["AccountAliases"], "names the account"),
    call(
      "GetAccountAuthorizationDetails", ["RoleDetailList"],
      "reads all roles and their policies in one call"),
    call("GetRole", ["Role"], "reads who may take a role, and when it was last used"),
    call("ListRolePolicies", ["PolicyNames"], "names the inline policies of a role"),
    call("GetRolePolicy", ["RoleName", "PolicyName", "PolicyDocument"], "reads an inline policy"),
    call("ListAttachedRolePolicies", ["AttachedPolicies"], "names the managed policies of a role"),
    call("GetPolicyVersion", ["PolicyVersion"], "reads a managed policy"),
    call(
      "GetServiceLastAccessedDetails", ["ServicesLastAccessed"],
      "reads which services a role called, and when"),
  ]

  /// The alias of the account.
  package struct ListAccountAliases: Decodable, Sendable {
    package var accountAliases: [String]?
  }

  /// All roles with their policies, and the managed policies they are given.
  package struct GetAccountAuthorizationDetails: Decodable, Sendable {
    package var roleDetailList: [Role]?
    package var policies: [ManagedPolicy]?
  }

  /// One role.
  package struct GetRole: Decodable, Sendable {
    package var role: Role?
  }

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

  /// A managed policy by name.
  package struct AttachedPolicy: Decodable, Sendable {
    package var policyName: String?
    package var policyArn: String?
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

  /// What a role may never go beyond.
  package struct Boundary: Decodable, Sendable {
    package var permissionsBoundaryArn: String?
  }

  /// When a role was last taken.
  package struct LastUsed: Decodable, Sendable {
    package var lastUsedDate: Timestamp?
  }

  /// The services that a role may call, once the job that looks for them is done.
  package struct GetServiceLastAccessedDetails: Decodable, Sendable {
    package var jobStatus: String?
    package var servicesLastAccessed: [ServiceUse]?
  }

  /// When a service was last called.
  package struct ServiceUse: Decodable, Sendable {
    package var serviceNamespace: String?
    package var lastAuthenticated: Timestamp?
  }

  /// The managed policies of one role.
  package struct ListAttachedRolePolicies: Decodable, Sendable {
    package var attachedPolicies: [AttachedPolicy]?
  }
}
