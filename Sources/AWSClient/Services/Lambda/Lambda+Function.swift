extension Lambda {
  /// How a function, or one version of it, is set.
  package struct Function: Decodable, Sendable {
    package var functionName: String?
    package var functionArn: String?
    package var runtime: String?
    package var role: String?
    package var handler: String?
    package var codeSize: Int64?
    package var description: String?
    package var timeout: Int?
    package var memorySize: Int?
    package var lastModified: Timestamp?
    package var codeSha256: String?
    package var version: String?
    package var packageType: String?
    package var architectures: [String]?
    package var kmsKeyArn: String?
    package var environment: Environment?
    package var layers: [Layer]?
    package var vpcConfig: VPC?
    package var deadLetterConfig: DeadLetter?
    package var tracingConfig: Tracing?
    package var loggingConfig: Logging?
    package var ephemeralStorage: Storage?
    package var snapStart: SnapStart?
    package var state: String?
    package var stateReason: String?
    package var stateReasonCode: String?
    package var lastUpdateStatus: String?
    package var lastUpdateStatusReason: String?
    package var lastUpdateStatusReasonCode: String?
  }

  /// Environment variables; `error` says why they could not be read.
  package struct Environment: Decodable, Sendable {
    package var variables: [String: String]?
  }

  /// A layer of a function.
  package struct Layer: Decodable, Sendable {
    package var arn: String?
    package var codeSize: Int64?
  }

  /// Where in a network a function stands.
  package struct VPC: Decodable, Sendable {
    package var subnetIds: [String]?
    package var securityGroupIds: [String]?
    package var vpcId: String?
  }

  /// Where events go that failed too often.
  package struct DeadLetter: Decodable, Sendable {
    package var targetArn: String?
  }

  /// Whether calls are traced.
  package struct Tracing: Decodable, Sendable {
    package var mode: String?
  }

  /// How a function logs.
  package struct Logging: Decodable, Sendable {
    package var logFormat: String?
    package var applicationLogLevel: String?
    package var systemLogLevel: String?
    package var logGroup: String?
  }

  /// The size of `/tmp`, in MB.
  package struct Storage: Decodable, Sendable {
    package var size: Int?
  }

  /// Whether initialised environments are kept as images.
  package struct SnapStart: Decodable, Sendable {
    package var applyOn: String?
  }
}
