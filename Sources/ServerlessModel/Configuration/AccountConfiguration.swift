/// What is set for a whole account and region.
package struct AccountConfiguration: Hashable, Codable, Sendable {
  package var concurrentExecutions: Int?
  package var unreservedConcurrentExecutions: Int?
  package var codeStorageBytes: Int64?
  package var codeStorageLimitBytes: Int64?
  package var apiThrottleRate: Double?
  package var apiThrottleBurst: Int?
  /// Whether Amazon Inspector scans the packages of functions: `ENABLED`, `DISABLED`.
  package var inspectorLambda: String?
  /// Whether Amazon Inspector scans the code of functions.
  package var inspectorLambdaCode: String?
  /// The organization that the account stands in; `NONE` where it was asked for and there is none.
  package var organization: String?
  /// The CloudFormation stacks of the region.
  package var stacks: [StackState]?
  /// Namespaces of metrics that AWS does not publish itself, as ListMetrics names them.
  package var customNamespaces: [String]?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// How one CloudFormation stack stands.
package struct StackState: Hashable, Codable, Sendable {
  package var name: String
  /// `UPDATE_ROLLBACK_COMPLETE`.
  package var status: String
  /// `DRIFTED`, `IN_SYNC`, `NOT_CHECKED`; `nil` where no source said.
  package var drift: String?

  /// Makes the value from its parts.
  package init(
    name: String,
    status: String,
    drift: String? = nil
  ) {
    self.name = name
    self.status = status
    self.drift = drift
  }
}

/// What CloudWatch Logs says of one log group.
package struct LogGroupConfiguration: Hashable, Codable, Sendable {
  package var retentionDays: Int?
  package var storedBytes: Int64?
  package var kmsKey: String?
  package var logClass: String?
  package var subscriptionFilters: Int?
  package var createdAt: Instant?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What IAM says of one role.
package struct RoleConfiguration: Hashable, Codable, Sendable {
  package var trust: [PolicyStatement]?
  package var statements: [PolicyStatement]?
  package var attachedPolicies: [String]?
  /// Attached policies of which the statements were read.
  package var readPolicies: [String]?
  package var lastUsed: Instant?
  package var permissionsBoundary: String?
  package var createdAt: Instant?
  /// The services that its policies allow, with when each was last called.
  package var serviceAccess: [ServiceAccess]?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What Cognito says of one user pool.
package struct UserPoolConfiguration: Hashable, Codable, Sendable {
  package var mfa: String?
  package var passwordMinimumLength: Int?
  package var advancedSecurity: String?
  package var selfSignUp: Bool?
  package var deletionProtection: Bool?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What Secrets Manager says of one secret; never its value.
package struct SecretConfiguration: Hashable, Codable, Sendable {
  package var rotationEnabled: Bool?
  package var rotationDays: Int?
  package var lastRotated: Instant?
  package var lastAccessed: Instant?
  package var lastChanged: Instant?
  package var createdAt: Instant?
  package var kmsKey: String?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What ECS says of one service.
package struct ContainerServiceConfiguration: Hashable, Codable, Sendable {
  package var desiredCount: Int?
  package var runningCount: Int?
  package var launchType: String?
  package var privileged: Bool?
  package var environment: [EnvironmentVariable]?
  /// The ARN of what its tasks run.
  package var taskDefinition: String?
  /// Names of the containers that log nowhere.
  package var containersWithoutLogs: [String]?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// What Elastic Load Balancing says of one load balancer.
package struct LoadBalancerConfiguration: Hashable, Codable, Sendable {
  package var type: String?
  package var scheme: String?
  package var listenerProtocols: [String] = []
  package var sslPolicies: [String] = []
  package var redirectsToHTTPS: Bool?
  package var webACL: String?

  /// A configuration of which nothing is known yet.
  package init() {}
}
