extension StepFunctions {
  /// Finds the state machines.
  ///
  /// - IAM action: `states:ListStateMachines`.
  /// - Limits: 1,000 a page; rate not published.
  /// - Source: AWS Step Functions API Reference, ListStateMachines (2026-11).
  package static let listStateMachines = service(
    "ListStateMachines", "finds the state machines", keys: ["stateMachines"],
    paging: Paging("nextToken", size: "maxResults", most: 1_000))

  /// State machines.
  package struct ListStateMachines: Decodable, Sendable {
    package var stateMachines: [StateMachine]?
  }

  /// One state machine with as much as the call says of it.
  package struct StateMachine: Decodable, Sendable {
    package var stateMachineArn: String?
    package var name: String?
    package var type: String?
    package var status: String?
    package var definition: String?
    package var roleArn: String?
    package var creationDate: Timestamp?
    package var loggingConfiguration: Logging?
    package var tracingConfiguration: Tracing?
  }

  /// How executions are logged.
  package struct Logging: Decodable, Sendable {
    package var level: String?
    package var includeExecutionData: Bool?
    package var destinations: [Destination]?
  }

  /// Where executions are logged.
  package struct Destination: Decodable, Sendable {
    package var cloudWatchLogsLogGroup: LogGroup?
  }

  /// A log group by ARN.
  package struct LogGroup: Decodable, Sendable {
    package var logGroupArn: String?
  }

  /// Whether executions are traced.
  package struct Tracing: Decodable, Sendable {
    package var enabled: Bool?
  }
}
