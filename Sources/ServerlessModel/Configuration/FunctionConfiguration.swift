/// What Lambda says of one function, put together from all calls that describe it.
package struct FunctionConfiguration: Hashable, Codable, Sendable {
  package var runtime: String?
  package var architecture: Architecture?
  package var memoryMB: Int?
  package var timeoutSeconds: Int?
  package var handler: String?
  package var summary: String?
  package var packageType: String?
  package var codeSHA256: String?
  package var codeBytes: Int64?
  package var version: String?
  package var lastModified: Instant?
  package var role: String?
  package var environment: [EnvironmentVariable]?
  package var environmentBytes: Int?
  package var kmsKeyARN: String?
  package var layers: [String] = []
  /// What all layers weigh together, zipped.
  package var layerBytes: Int64?
  package var subnets: [String] = []
  package var availabilityZones: [String]?
  /// Addresses that are free in each subnet.
  package var freeAddresses: [String: Int]?
  package var securityGroups: [String] = []
  package var deadLetterTarget: String?
  /// `Active` or `PassThrough`.
  package var tracingMode: String?
  /// `Text` or `JSON`.
  package var logFormat: String?
  package var logGroup: String?
  package var applicationLogLevel: String?
  package var systemLogLevel: String?
  package var ephemeralStorageMB: Int?
  package var snapStart: String?
  package var state: String?
  package var stateReason: String?
  package var lastUpdateStatus: String?
  package var lastUpdateStatusReason: String?
  package var runtimeUpdateMode: String?
  package var reservedConcurrency: Int?
  /// Whether the reservation was asked for, so that an absent one means none.
  package var reservedConcurrencyKnown: Bool?
  package var provisionedConcurrency: [ProvisionedConcurrency] = []
  package var asyncMaxRetries: Int?
  package var asyncMaxEventAgeSeconds: Int?
  package var onFailureDestination: String?
  package var onSuccessDestination: String?
  /// Whether GetFunctionEventInvokeConfig was asked, so that an absent destination means none.
  package var asyncConfigurationKnown: Bool = false
  package var url: FunctionURL?
  /// Whether addresses were asked for, so that an absent one means none.
  package var urlKnown: Bool?
  package var policyStatements: [PolicyStatement]?
  package var aliases: [FunctionAlias]?
  package var versionCount: Int?
  /// What all published versions weigh together.
  package var versionBytes: Int64?
  package var recursiveLoop: String?
  package var eventSourceMappings: [EventSourceMapping]?
  /// What Amazon Inspector holds against the code and its packages.
  package var codeFindings: [CodeFinding]?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// The name of an environment variable and what the scan said of its value; the value itself is never kept.
package struct EnvironmentVariable: Hashable, Codable, Sendable {
  package var name: String
  /// What the value looked like: `AWS secret key`, `private key`, `password by name`; `nil` for nothing secret.
  package var secretKind: String? = nil
  /// The size of name and value together; not kept of a secret.
  package var bytes: Int? = nil

  /// Makes the value from its parts.
  package init(
    name: String,
    secretKind: String? = nil,
    bytes: Int? = nil
  ) {
    self.name = name
    self.secretKind = secretKind
    self.bytes = bytes
  }
}

/// Environments that Lambda keeps initialised.
package struct ProvisionedConcurrency: Hashable, Codable, Sendable {
  package var qualifier: String
  package var requested: Int
  package var allocated: Int? = nil
  package var status: String? = nil

  /// Makes the value from its parts.
  package init(
    qualifier: String,
    requested: Int,
    allocated: Int? = nil,
    status: String? = nil
  ) {
    self.qualifier = qualifier
    self.requested = requested
    self.allocated = allocated
    self.status = status
  }
}

/// A function URL.
package struct FunctionURL: Hashable, Codable, Sendable {
  /// `NONE` or `AWS_IAM`.
  package var authType: String
  package var allowOrigins: [String] = []
  package var allowCredentials: Bool? = nil
  package var invokeMode: String? = nil
  package var address: String? = nil

  /// Makes the value from its parts.
  package init(
    authType: String,
    allowOrigins: [String] = [],
    allowCredentials: Bool? = nil,
    invokeMode: String? = nil,
    address: String? = nil
  ) {
    self.authType = authType
    self.allowOrigins = allowOrigins
    self.allowCredentials = allowCredentials
    self.invokeMode = invokeMode
    self.address = address
  }
}

/// An alias and where it points.
package struct FunctionAlias: Hashable, Codable, Sendable {
  package var name: String
  package var version: String
  /// Weights from 0 to 1 of further versions.
  package var routing: [String: Double] = [:]

  /// Makes the value from its parts.
  package init(
    name: String,
    version: String,
    routing: [String: Double] = [:]
  ) {
    self.name = name
    self.version = version
    self.routing = routing
  }
}

/// What reads a queue or a stream and invokes a function with it.
package struct EventSourceMapping: Hashable, Codable, Sendable {
  package var uuid: String
  package var functionARN: String
  package var sourceARN: String?
  package var state: String?
  package var stateReason: String?
  package var lastProcessingResult: String?
  package var batchSize: Int?
  package var batchingWindowSeconds: Int?
  package var maximumRetryAttempts: Int?
  package var maximumRecordAgeSeconds: Int?
  package var bisectBatchOnFunctionError: Bool?
  package var onFailureDestination: String?
  package var functionResponseTypes: [String] = []
  package var maximumConcurrency: Int?
  package var parallelizationFactor: Int?
  package var startingPosition: String?
  /// When it was last changed, or its state was.
  package var lastModified: Instant?

  /// Makes the value from its parts.
  package init(
    uuid: String,
    functionARN: String,
    sourceARN: String? = nil,
    state: String? = nil,
    stateReason: String? = nil,
    lastProcessingResult: String? = nil,
    batchSize: Int? = nil,
    batchingWindowSeconds: Int? = nil,
    maximumRetryAttempts: Int? = nil,
    maximumRecordAgeSeconds: Int? = nil,
    bisectBatchOnFunctionError: Bool? = nil,
    onFailureDestination: String? = nil,
    functionResponseTypes: [String] = [],
    maximumConcurrency: Int? = nil,
    parallelizationFactor: Int? = nil,
    startingPosition: String? = nil,
    lastModified: Instant? = nil
  ) {
    self.uuid = uuid
    self.functionARN = functionARN
    self.sourceARN = sourceARN
    self.state = state
    self.stateReason = stateReason
    self.lastProcessingResult = lastProcessingResult
    self.batchSize = batchSize
    self.batchingWindowSeconds = batchingWindowSeconds
    self.maximumRetryAttempts = maximumRetryAttempts
    self.maximumRecordAgeSeconds = maximumRecordAgeSeconds
    self.bisectBatchOnFunctionError = bisectBatchOnFunctionError
    self.onFailureDestination = onFailureDestination
    self.functionResponseTypes = functionResponseTypes
    self.maximumConcurrency = maximumConcurrency
    self.parallelizationFactor = parallelizationFactor
    self.startingPosition = startingPosition
    self.lastModified = lastModified
  }
}

/// One statement of a resource policy or an IAM policy.
package struct PolicyStatement: Hashable, Codable, Sendable {
  package var sid: String?
  /// `Allow` or `Deny`.
  package var effect: String
  package var principals: [String] = []
  package var actions: [String] = []
  package var notActions: [String] = []
  package var resources: [String] = []
  /// `StringEquals aws:SourceArn=…`, one a condition.
  package var conditions: [String] = []

  /// Makes the value from its parts.
  package init(
    sid: String? = nil,
    effect: String,
    principals: [String] = [],
    actions: [String] = [],
    notActions: [String] = [],
    resources: [String] = [],
    conditions: [String] = []
  ) {
    self.sid = sid
    self.effect = effect
    self.principals = principals
    self.actions = actions
    self.notActions = notActions
    self.resources = resources
    self.conditions = conditions
  }
}
