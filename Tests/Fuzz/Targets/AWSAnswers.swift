import AWSClient
import DataProvider
import ServerlessModel

/// What comes over the wire as the answer of an operation: the first line names operation and status, the rest is the body.
enum AWSAnswers: FuzzTarget {
  private static let operations = Dictionary(
    AWSOperation.allowed.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })

  static func read(_ bytes: UnsafeRawBufferPointer) {
    guard let end = bytes.firstIndex(of: 10) else { return }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 3, let operation = operations["\(words[0]) \(words[1])"],
      let status = Int(words[2])
    else { return }
    let answer = HTTPAnswer(status: status, body: Array(bytes[(end + 1)...]))
    do throws(AWSFailure) {
      read(try ReplyDecoder.decode(answer, of: operation))
    } catch { check(error, operation) }
  }

  private static func read(_ reply: AWSReply) {
    expect(reply.nextToken != "", "an empty token asks for a next page for ever")
    if case .json(let data) = reply.body, let value: JSONValue = try? reply.body.decode() {
      expect(value.count <= data.count, "a document holds more values than bytes")
    }
    let call = AWSCall(reply.operation, region: "eu-west-1", subject: "orders-api")
    var reader = AnswerReader(options: AnswerOptions())
    _ = try? reader.read(
      reply, to: call, account: "111122223333", time: Instant(milliseconds: 1_795_183_200_000))
    _ = reader.drain(fallback: Instant(milliseconds: 0))
  }

  private static func check(_ failure: AWSFailure, _ operation: AWSOperation) {
    guard case .refused(let error, _, _) = failure else { return }
    expect(!error.code.isEmpty && !error.message.isEmpty, "a refusal says nothing")
    var reader = AnswerReader(options: AnswerOptions())
    _ = reader.read(
      error, of: AWSCall(operation, region: "eu-west-1"), account: "111122223333",
      time: Instant(milliseconds: 0))
  }
}

extension JSONValue {
  fileprivate var count: Int {
    switch self {
    case .list(let list): list.reduce(1) { $0 + $1.count }
    case .object(let object): object.values.reduce(1) { $0 + $1.count }
    default: 1
    }
  }
}
