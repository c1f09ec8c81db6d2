extension CloudWatch {
  /// What the history of a state change holds.
  package struct StateChange: Decodable, Sendable {
    package var newState: State?
  }

  /// One state with its reason.
  package struct State: Decodable, Sendable {
    package var stateValue: String?
    package var stateReason: String?
  }
}
