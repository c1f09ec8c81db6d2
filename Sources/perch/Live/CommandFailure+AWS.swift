import AWSClient

extension CommandFailure {
  /// A call of AWS that gave no answer: what was asked, why it failed, what to do.
  init(_ failure: AWSFailure) {
    switch failure {
    case .refused(let error, let operation, _):
      let code: Code = error.isDenied ? .notPermitted : error.isThrottled ? .tryLater : .unavailable
      self.init(code, "aws \(operation.title) was refused: \(error.code), \(error.message)")
    case .unreachable(let trouble, let operation):
      self.init(.unavailable, "aws \(operation.title) was not answered: \(trouble.sentence)")
    case .noCredentials(let failure):
      self.init(.notPermitted, failure.sentence)
    case .unreadable(let error, let operation):
      self.init(
        .unavailable,
        "aws \(operation.title) answered what is no answer of it: \(error.field) \(error.expected)")
    }
  }
}
