extension StepFunctions {
  /// Reads what a state machine does and how it logs.
  ///
  /// - IAM action: `states:DescribeStateMachine`.
  /// - Limits: rate not published.
  /// - Source: AWS Step Functions API Reference, DescribeStateMachine (2026-11).
  package static let describeStateMachine = service(
    "DescribeStateMachine", "reads what a state machine does and how it logs",
    keys: ["stateMachineArn", "definition"])
}
