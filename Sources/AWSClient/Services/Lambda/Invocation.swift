extension Lambda {
  /// The resource policy of a function, as text.
  package struct GetPolicy: Decodable, Sendable {
    package var policy: String?
  }

  /// Retries and destinations, by version.
  package struct ListFunctionEventInvokeConfigs: Decodable, Sendable {
    package var functionEventInvokeConfigs: [EventInvokeConfig]?
  }

  /// What happens to asynchronous calls.
  package struct EventInvokeConfig: Decodable, Sendable {
    /// Ends in a version or an alias: `…:function:orders-api:$LATEST`.
    package var functionArn: String?
    package var maximumRetryAttempts: Int?
    package var maximumEventAgeInSeconds: Int?
    package var destinationConfig: Destinations?
  }

  /// Where results go.
  package struct Destinations: Decodable, Sendable {
    package var onSuccess: Destination?
    package var onFailure: Destination?
  }

  /// One destination.
  package struct Destination: Decodable, Sendable {
    package var destination: String?
  }

  /// The aliases of a function.
  package struct ListAliases: Decodable, Sendable {
    package var aliases: [Alias]?
  }

  /// One alias.
  package struct Alias: Decodable, Sendable {
    package var aliasArn: String?
    package var name: String?
    package var functionVersion: String?
    package var routingConfig: Routing?
  }

  /// Shares of calls that go to other versions.
  package struct Routing: Decodable, Sendable {
    package var additionalVersionWeights: [String: Double]?
  }

  /// What is kept initialised.
  package struct ListProvisionedConcurrencyConfigs: Decodable, Sendable {
    package var provisionedConcurrencyConfigs: [Provisioned]?
  }

  /// Environments kept initialised for one alias or version.
  package struct Provisioned: Decodable, Sendable {
    package var functionArn: String?
    package var requestedProvisionedConcurrentExecutions: Int?
    package var allocatedProvisionedConcurrentExecutions: Int?
    package var status: String?
  }

  /// The addresses of a function.
  package struct ListFunctionUrlConfigs: Decodable, Sendable {
    package var functionUrlConfigs: [URLConfig]?
  }

  /// One address.
  package struct URLConfig: Decodable, Sendable {
    package var functionArn: String?
    package var functionUrl: String?
    package var authType: String?
    package var invokeMode: String?
    package var cors: CORS?
  }

  /// Which web pages may call.
  package struct CORS: Decodable, Sendable {
    package var allowOrigins: [String]?
    package var allowCredentials: Bool?
  }

  /// How runtime updates are taken.
  package struct GetRuntimeManagementConfig: Decodable, Sendable {
    package var functionArn: String?
    package var updateRuntimeOn: String?
  }

  /// Whether recursive loops are stopped.
  package struct GetFunctionRecursionConfig: Decodable, Sendable {
    package var recursiveLoop: String?
  }
}
