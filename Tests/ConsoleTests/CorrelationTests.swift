import InsightEngine
import ServerlessModel
import Testing

@testable import Console

/// A run without a trace is followed by what its lines say that it works on.
struct `Following work without a trace` {
  private let at = Instant(milliseconds: 1_790_000_000_000)
  private let field = CorrelationField(path: ["orderId"])

  private func request(_ number: UInt64) -> RequestID { RequestID(high: number, low: number) }

  private func line(_ second: Int64, _ function: String, _ run: UInt64, _ message: String)
    -> LogLine
  {
    LogLine(
      time: at.adding(seconds: second - 600), logGroup: "/aws/lambda/" + function,
      account: "111122223333", region: "eu-west-1", logStream: "s", message: message,
      requestID: request(run))
  }

  private func followed(
    _ lines: [LogLine], _ fields: [CorrelationField]? = nil
  ) throws -> LogsAnswer? {
    let span = TimeSpan(start: at.adding(seconds: -86_400), end: at)
    var reading = FakeReading(
      info: SnapshotInfo(
        path: "", origin: "import", schemaVersion: 1, recordedBy: "", span: span,
        metricSpan: span, openAt: at, executions: 0, logLines: 0, segments: 0, points: 0,
        masked: [:], bytes: 0))
    reading.logList = lines
    var listing = LogListing(place: .everything, requestID: request(1))
    listing.followsWork = true
    let question = Question(
      .logs(listing), window: Window(at: at, seconds: 3600), scope: .everything)
    return try Asking(
      question: question, reading: reading,
      settings: AnswerSettings(correlation: fields ?? [field])
    ).logs(listing)
  }

  private var shop: [LogLine] {
    [
      line(0, "api", 1, #"{"orderId":"o-7","message":"taken"}"#),
      line(1, "api", 1, "plain words"),
      line(2, "worker", 2, "started"), line(3, "worker", 2, #"{"orderId":"o-7"}"#),
      line(4, "worker", 3, #"{"orderId":"o-77"}"#), line(5, "mailer", 4, "about o-7 in words"),
    ]
  }

  @Test func `the lines of every run of the same work are told in order of time`() throws {
    let answer = try #require(try followed(shop))
    #expect(answer.lines.map(\.message) == shop.prefix(4).map(\.message))
    #expect(answer.followed == "orderId o-7")
    #expect(answer.groups == ["/aws/lambda/api", "/aws/lambda/worker"])
  }

  @Test func `without a field, or where no line names one, they are those of the run alone`() throws
  {
    for fields in [[], [CorrelationField(path: ["cartId"])]] {
      let answer = try #require(try followed(shop, fields))
      #expect(answer.followed == nil)
      #expect(answer.lines.count == 2)
    }
  }

  @Test func `a value that very many share is cut, and said to be`() throws {
    let many = (0..<80).map { line(Int64($0), "api", UInt64($0 + 1), #"{"orderId":"o-7"}"#) }
    let answer = try #require(try followed(many))
    #expect(answer.hasMore)
    #expect(answer.lines.count == 51)
  }
}
