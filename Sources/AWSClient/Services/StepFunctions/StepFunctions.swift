/// AWS Step Functions.
package enum StepFunctions {
  private static let call = ServiceName("stepfunctions", actions: "states", .json10)

  static let operations = [
    call("ListStateMachines", ["stateMachines"], "finds the state machines"),
    call(
      "DescribeStateMachine", ["stateMachineArn", "definition"],
      "reads what a state machine does and how it logs"),
    call("ListTagsForResource", [], "reads the tags of a state machine"),
    call("ListExecutions", ["executions"], "counts open executions"),
    call(
      "DescribeExecution", ["executionArn", "stateMachineArn"], "reads how one execution ended"),
    call(
      "GetExecutionHistory", ["events", "events.previousEventId"],
      "counts the events of the longest executions"),
  ]

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

  /// Executions of one state machine, newest first.
  package struct ListExecutions: Decodable, Sendable {
    package var executions: [Execution]?
  }

  /// One execution: `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED`.
  package struct Execution: Decodable, Sendable {
    package var stateMachineArn: String?
    package var status: String?
  }

  /// The events of one execution, in either order.
  package struct GetExecutionHistory: Decodable, Sendable {
    package var events: [Event]?
  }

  /// One event; ids count from 1.
  package struct Event: Decodable, Sendable {
    package var id: Int?
    package var stateEnteredEventDetails: Entered?
  }

  /// The state that was entered.
  package struct Entered: Decodable, Sendable {
    package var name: String?
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

  /// The tags of one state machine.
  package struct ListTagsForResource: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
