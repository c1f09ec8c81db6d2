extension StepFunctions {
  /// Reads how one execution ended.
  ///
  /// - IAM action: `states:DescribeExecution`.
  /// - Limits: standard workflows only; rate not published.
  /// - Source: AWS Step Functions API Reference, DescribeExecution (2026-11).
  package static let describeExecution = service(
    "DescribeExecution", "reads how one execution ended", keys: ["executionArn", "stateMachineArn"])
}
