extension StepFunctions {
  /// Counts open executions.
  ///
  /// - IAM action: `states:ListExecutions`.
  /// - Limits: 1,000 a page; standard workflows only; 5 calls a second.
  /// - Source: AWS Step Functions API Reference, ListExecutions (2026-11).
  package static let listExecutions = service(
    "ListExecutions", "counts open executions", keys: ["executions"],
    paging: Paging("nextToken", size: "maxResults", most: 1_000), rate: 5)

  /// Executions of one state machine, newest first.
  package struct ListExecutions: Decodable, Sendable {
    package var executions: [Execution]?
  }

  /// One execution: `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED`.
  package struct Execution: Decodable, Sendable {
    package var stateMachineArn: String?
    package var status: String?
  }
}
