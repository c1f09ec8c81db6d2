import LogParsing
import ServerlessModel
import Testing

struct RedeliveryTests {
  static let message = "059f36b4-87a3-44ab-83d2-661975830a7d"
  private static let other = "2e1424d4-f796-459a-8184-9c92662be6da"

  private func run(_ id: String, at: Int64, _ lines: [String], _ outcome: String = "") -> [Event] {
    [Event(at, start(id))] + lines.enumerated().map { Event(at + 1 + Int64($0.offset), $0.element) }
      + [Event(at + 50, reportLine(id, "50.00", outcome))]
  }

  @Test(arguments: [
    "processing messageId=\(message)", "messageId: \(message)", "Message ID \(message) failed",
    #"{"level":"INFO","message":"processing","messageId":"\#(message)"}"#,
    #"{"level":"INFO","message":"got it","sqs_message_id":"\#(message)"}"#,
    #"event {"Records":[{"messageId":"\#(message)","receiptHandle":"AQ","eventSource":"aws:sqs"}]}"#,
    #"{"level":"INFO","message":"{\"Records\":[{\"messageId\":\"\#(message)\"}]}"}"#,
    "batchItemFailures messageIds=[\(other), \(message)]",
  ])
  func `a message handled again by another run is a redelivery`(line: String) throws {
    let made = assemble(
      run(idA, at: 0, [line], "Status: timeout") + run(idB, at: 61_000, [line])
        + run(idC, at: 122_000, [line]))
    #expect(made.runs.map(\.attempt) == [1, 2, 3])
    #expect(made.runs.map(\.retryKind) == [nil, .redelivery, .redelivery])
    let evidence = try #require(try made.run(idB).retryEvidence)
    #expect(evidence.hasSuffix("of 7f3a2c10, 61 s before, by its id in the log"))
  }

  @Test(arguments: [
    "processing \(message)", "parentMessageId=\(message)", "messageIdentity \(message)",
    "messageId=12345", "sent messageId=\(message)",
    #"{"MessageId":"\#(message)","MD5OfMessageBody":"0"}"#,
  ])
  func `what may be something else is no message`(line: String) {
    let made = assemble(run(idA, at: 0, [line]) + run(idB, at: 61_000, [line]))
    #expect(made.runs.map(\.retryKind) == [nil, nil])
  }

  @Test func `a message that one run names twice is handled once`() {
    let line = "messageId=\(Self.message)"
    let made = assemble(run(idA, at: 0, [line, line]) + run(idB, at: 61_000, [line, line]))
    #expect(made.runs.map(\.attempt) == [1, 2])
  }

  @Test func `one message of a batch that came back makes the run a redelivery`() throws {
    let made = assemble(
      run(idA, at: 0, ["messageId=\(Self.message)", "messageId=\(Self.other)"])
        + run(idB, at: 61_000, ["messageId=\(Self.other)"])
        + run(idC, at: 90_000, ["messageId=\(idA)"]))
    #expect(made.runs.map(\.attempt) == [1, 2, 1])
    #expect(try made.run(idB).retryEvidence?.hasPrefix("message 2e1424d4 of 7f3a2c10") == true)
  }

  @Test func `the same request id is an asynchronous retry, whatever message it names`() {
    let line = "messageId=\(Self.message)"
    let made = assemble(
      run(idA, at: 0, [line], "Status: timeout") + run(idA, at: 61_000, [line]))
    #expect(made.runs.map(\.retryKind) == [nil, .async])
  }

  @Test func `a message that comes back while the first run still has it`() {
    let line = "messageId=\(Self.message)"
    let made = assemble([
      Event(0, start(idA), stream: "a"), Event(30_000, start(idB), stream: "b"),
      Event(30_001, line, stream: "b"), Event(30_090, reportLine(idB, "90.00"), stream: "b"),
      Event(59_000, line, stream: "a"), Event(60_000, reportLine(idA, "60000.00"), stream: "a"),
    ])
    #expect(made.runs.map(\.attempt) == [1, 2])
    #expect(made.runs.map(\.retryKind) == [nil, .redelivery])
  }
}
