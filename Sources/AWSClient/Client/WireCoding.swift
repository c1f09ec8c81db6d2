/// Turns calls into requests and answers into replies; knows how each service speaks, and nothing of retries.
package protocol WireCoding: Sendable {
  /// The unsigned request of a call, below an address such as `https://lambda.eu-west-1.amazonaws.com`.
  func request(for call: AWSCall, base: String) throws -> HTTPRequest

  /// What the answer says.
  ///
  /// - Throws: `AWSFailure.refused` for an error of the service, in whatever form it came, and `unreadable`.
  func reply(to call: AWSCall, from answer: HTTPAnswer) throws(AWSFailure) -> AWSReply
}
