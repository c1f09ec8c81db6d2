import AWSClient
import ServerlessModel

/// What a failed reading of a group means: what coverage says of it, when it is tried again, and what is told.
struct LineRefusal {
  enum Kind: Hashable {
    case denied(action: String)
    case throttled(retryAfter: Double?)
    /// The group was deleted, or never was.
    case absent
    /// Nothing can be said of the group.
    case unknown
  }

  let kind: Kind
  let sentence: String

  init(_ failure: AWSFailure, of group: LogGroupID) {
    switch failure {
    case .refused(let error, let operation, let retryAfter):
      kind = Self.kind(error, operation, retryAfter)
      sentence = "\(group.name) was not read: \(operation.name) answers \(error.code)"
    case .unreachable(let failure, let operation):
      kind = .unknown
      sentence =
        "\(group.name) was not read: \(failure.host) did not answer \(operation.name)"
        + " (\(failure.kind.rawValue)); it is tried again"
    case .noCredentials(let failure):
      kind = .unknown
      sentence = "\(group.name) was not read: there are no credentials; \(failure.advice)"
    case .unreadable(let error, let operation):
      kind = .unknown
      sentence =
        "\(group.name) was not read: the answer of \(operation.name) is not \(error.expected)"
        + (error.field.isEmpty ? "" : " at \(error.field)")
    }
  }

  private static func kind(
    _ error: ServiceError, _ operation: AWSOperation, _ retryAfter: Double?
  ) -> Kind {
    if error.isDenied { return .denied(action: error.action ?? operation.action ?? operation.name) }
    if error.isThrottled { return .throttled(retryAfter: retryAfter) }
    return error.isAbsent ? .absent : .unknown
  }
}
