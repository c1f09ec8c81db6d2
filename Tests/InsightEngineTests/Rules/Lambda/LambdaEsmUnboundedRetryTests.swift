import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-esm-unbounded-retry` {
  private static let story = retrying(-1, -1)

  private static func retrying(
    _ retries: Int?, _ age: Int?, _ service: String = "kinesis", _ tail: String = "stream/clicks"
  ) -> Story {
    Story().mapping(service, tail) {
      $0.maximumRetryAttempts = retries
      $0.maximumRecordAgeSeconds = age
    }
  }

  private static var stream: Configuration {
    var stream = DataStreamConfiguration()
    stream.retentionHours = 72
    return .dataStream(stream)
  }

  @Test(arguments: [
    Case("speaks of no bound at all", .speaks, story),
    Case("speaks of a table's stream", .speaks, retrying(-1, -1, "dynamodb", "table/a/stream/1")),
    Case("is silent of bounded retries", .silent, retrying(3, -1)),
    Case("is silent of a bounded age", .silent, retrying(-1, 3600)),
    Case("does not apply to a queue", .notApplicable, retrying(nil, nil, "sqs", "orders")),
    Case(
      "does not apply to a mapping that is off", .notApplicable,
      Story().mapping("kinesis", "stream/clicks") { $0.state = "Disabled" }),
    Case("does not know where retries were not said", .unknown, retrying(nil, -1)),
    Case("does not know where the age was not said", .unknown, retrying(-1, nil)),
    Case("does not know where mappings were not asked for", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaEsmUnboundedRetry()) }

  @Test func `says for how long`() throws {
    let rule = LambdaEsmUnboundedRetry()
    #expect(
      try Self.story.summary(rule)
        == "a record of clicks that fails is tried again until it expires")
    #expect(
      try Self.story.beside(.dataStream, "clicks", Self.stream).summary(rule)
        == "a record of clicks that fails is tried again for 3.0 d")
    #expect(
      try Self.retrying(-1, -1, "dynamodb", "table/a/stream/1").summary(rule)
        == "a record of a that fails is tried again for 24.0 h")
  }
}
