/// One call of an operation.
package struct AWSCall: Hashable, Sendable {
  package var operation: AWSOperation
  package var region: String
  /// Parameters, spelled as the API spells them.
  package var input: [String: JSONValue]
  /// The name or ARN that the answer itself does not say.
  package var subject: String?

  /// Makes the call from its parts.
  package init(
    _ operation: AWSOperation, region: String, input: [String: JSONValue] = [:],
    subject: String? = nil
  ) {
    self.operation = operation
    self.region = region
    self.input = input
    self.subject = subject
  }
}

/// What AWS answered.
package struct AWSReply: Sendable {
  package var operation: AWSOperation
  package var body: AnswerBody
  /// The server's clock, in seconds since 1970.
  package var date: Double?
  package var requestID: String?
  /// What asks for the next page; `nil` at the last.
  package var nextToken: String?

  /// Makes the reply from its parts.
  package init(
    operation: AWSOperation, body: AnswerBody, date: Double? = nil, requestID: String? = nil,
    nextToken: String? = nil
  ) {
    self.operation = operation
    self.body = body
    self.date = date
    self.requestID = requestID
    self.nextToken = nextToken
  }
}

/// Calls AWS as one identity in one account.
package protocol AWSCalling: Sendable {
  /// Calls once, retries within; an operation that is not on the allow-list cannot be made.
  func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply
}

/// Why a call gave no answer.
package enum AWSFailure: Error, Sendable {
  /// AWS answered with an error; `retryAfter` in seconds where it said when to come back.
  case refused(ServiceError, operation: AWSOperation, retryAfter: Double?)
  case unreachable(HTTPFailure, operation: AWSOperation)
  case noCredentials(CredentialsFailure)
  /// The answer is not what the operation answers.
  case unreadable(AWSJSONError, operation: AWSOperation)
}
