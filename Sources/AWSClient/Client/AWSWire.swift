/// How AWS is really spoken to.
package struct AWSWire: WireCoding {
  /// Makes the codec; it holds nothing.
  package init() {}

  /// The unsigned request of a call.
  package func request(for call: AWSCall, base: String) throws -> HTTPRequest {
    try RequestEncoder.encode(call, base: base)
  }

  /// What the answer says.
  package func reply(to call: AWSCall, from answer: HTTPAnswer) throws(AWSFailure) -> AWSReply {
    try ReplyDecoder.decode(answer, of: call.operation)
  }
}
