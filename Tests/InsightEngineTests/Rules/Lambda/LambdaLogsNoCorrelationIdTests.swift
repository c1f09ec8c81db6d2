import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-logs-no-correlation-id` {
  private static let story = logging(51, 49)

  private static func logging(
    _ bare: Int, _ joined: Int, _ key: String = "correlation_id", ago minutes: Double = 24 * 60
  ) -> Story {
    Story().lines(bare, #"{"message":"sold"}"#, .info, ago: minutes)
      .lines(joined, #"{"message":"sold","\#(key)":"7"}"#, .info, ago: minutes)
      .lines(500, "sold order 7", .info)
  }

  @Test(arguments: [
    Case("speaks below half", .speaks, story),
    Case("is silent at half", .silent, logging(50, 50)),
    Case("is silent below a hundred structured lines", .silent, logging(99, 0)),
    Case("is silent of lines before its window", .silent, logging(100, 0, ago: 24 * 60 + 1)),
    Case("does not take any key for one", .speaks, logging(0, 100, "order_id")),
    Case("knows the key of Powertools", .silent, logging(0, 100, "xray_trace_id")),
    Case(
      "takes a trace id anywhere for one", .silent,
      Story().lines(
        100, #"{"message":"Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"}"#, .info)),
    Case(
      "does not take any other id for one", .speaks,
      Story().lines(100, #"{"message":"1-5759e988-bd862e3fe1be"}"#, .info)),
    Case(
      "does not know where less than a day was seen", .unknown,
      logging(99, 0, ago: 1).seen(minutes: 24 * 60 - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      story.denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaLogsNoCorrelationId()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaLogsNoCorrelationId()
    #expect(try Self.story.summary(rule) == "49 % of 100 lines name their request")
    #expect(try Self.story.evidence("keys", rule) == .list(["correlation_id"]))
  }
}
