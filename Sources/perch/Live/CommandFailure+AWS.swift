import AWSClient

extension CommandFailure {
  /// A call of AWS that gave no answer: what was asked, why it failed, what to do.
  init(_ failure: AWSFailure) {
    switch failure {
    case .refused(let error, let operation, _):
      let message = error.message.hasSuffix(".") ? error.message : error.message + "."
      self.init(
        Self.code(of: error),
        "aws \(operation.title) was refused: \(error.code), \(message) "
          + Self.advice(on: error, operation))
    case .unreachable(let trouble, let operation):
      self.init(.unavailable, "aws \(operation.title) was not answered: \(trouble.sentence)")
    case .noCredentials(let failure):
      self.init(.notPermitted, failure.sentence)
      page = failure.page + Self.elsewhere(failure)
    case .unreadable(let error, let operation):
      self.init(
        .unavailable,
        "aws \(operation.title) answered what is no answer of it: \(error.field) \(error.expected)")
    }
  }

  /// What there is to look at meanwhile, for somebody who has not set up anything.
  private static func elsewhere(_ failure: CredentialsFailure) -> String {
    failure.kind == .absent && !failure.attempts.isEmpty
      ? " Without AWS, perch replay opens a sample." : ""
  }

  private static func code(of error: ServiceError) -> Code {
    if error.isDenied || error.isUnknownKey { return .notPermitted }
    return error.isThrottled ? .tryLater : .unavailable
  }

  private static func advice(on error: ServiceError, _ operation: AWSOperation) -> String {
    if error.isUnknownKey { return "Check the access key and its secret, or get new ones." }
    if error.isThrottled { return "Try again in a minute." }
    guard error.isDenied else { return "Try again; perch doctor tells what else is wrong." }
    return "Allow \(error.action ?? operation.action ?? operation.title); "
      + "perch iam-policy prints all that it needs."
  }
}
