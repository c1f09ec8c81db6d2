/// How one service is named and spoken to; makes its operations.
struct ServiceName {
  /// As the AWS CLI spells it.
  let command: String
  /// The prefix of its IAM actions.
  let actions: String
  let wire: AWSOperation.Wire

  init(_ command: String, actions: String? = nil, _ wire: AWSOperation.Wire) {
    self.command = command
    self.actions = actions ?? command
    self.wire = wire
  }

  /// An operation; `action` where IAM calls it otherwise than the API does.
  func callAsFunction(
    _ name: String, _ keys: [String] = [], _ reason: String, action: String? = nil,
    consent: AWSOperation.Consent? = nil
  ) -> AWSOperation {
    AWSOperation(
      service: command, name: name, action: actions + ":" + (action ?? name), reason: reason,
      wire: wire, keys: keys, consent: consent)
  }

  /// An operation that IAM does not guard.
  func unguarded(_ name: String, _ reason: String) -> AWSOperation {
    AWSOperation(
      service: command, name: name, action: nil, reason: reason, wire: wire, keys: [], consent: nil)
  }
}
