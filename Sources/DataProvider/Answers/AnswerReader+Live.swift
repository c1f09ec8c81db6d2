package import AWSClient
package import ServerlessModel

extension AnswerReader {
  /// Reads what AWS answered to a call; `time` stands in where the reply says no date.
  package mutating func read(
    _ reply: AWSReply, to call: AWSCall, account: String, time: Instant, ask: LiveAsk = LiveAsk()
  ) throws(AnswerError) -> AnswerReport {
    let answer = answer(
      reply.body, call, account, reply.date.map(Instant.init(epoch:)) ?? time, ask)
    do throws(AWSJSONError) { return try keep(answer) } catch {
      throw AnswerError(error, path: call.operation.title, operation: call.operation)
    }
  }

  /// Keeps that AWS refused a call: who may not do what, when it is tried again, or that something is not set.
  package mutating func read(
    _ refusal: ServiceError, of call: AWSCall, account: String, time: Instant,
    ask: LiveAsk = LiveAsk()
  ) -> AnswerReport {
    keep(refusal, of: answer(.empty, call, account, time, ask), sure: true)
  }

  private func answer(
    _ body: AnswerBody, _ call: AWSCall, _ account: String, _ time: Instant, _ ask: LiveAsk
  ) -> Answer {
    Answer(
      operation: call.operation, body: body, account: account,
      region: ask.region ?? call.region,
      subject: call.subject, time: time, options: options, live: ask)
  }
}

extension AnswerBody {
  fileprivate static var empty: AnswerBody { .json(.init("{}".utf8)) }
}

extension Instant {
  /// A moment in seconds since 1970.
  package init(epoch seconds: Double) {
    self.init(milliseconds: Int64((max(-9e12, min(9e12, seconds)) * 1000).rounded()))
  }

  /// Seconds since 1970.
  package var epoch: Double { Double(milliseconds) / 1000 }
}
