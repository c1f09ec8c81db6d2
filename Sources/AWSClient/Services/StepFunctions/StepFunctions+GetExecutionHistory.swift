extension StepFunctions {
  /// Counts the events of the longest executions.
  ///
  /// - IAM action: `states:GetExecutionHistory`.
  /// - Limits: 1,000 a page; standard workflows only; rate not published.
  /// - Source: AWS Step Functions API Reference, GetExecutionHistory (2026-11).
  package static let getExecutionHistory = service(
    "GetExecutionHistory", "counts the events of the longest executions",
    keys: ["events", "events.previousEventId"],
    paging: Paging("nextToken", size: "maxResults", most: 1_000))

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
}
