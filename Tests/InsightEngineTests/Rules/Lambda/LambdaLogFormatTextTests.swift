import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-log-format-text` {
  private static let json = #"{"message":"sold","order":7}"#
  private static let story = logging(51, 49)

  private static func logging(
    _ plain: Int, _ structured: Int, format: String? = "Text", ago minutes: Double = 24 * 60
  ) -> Story {
    Story().function { $0.logFormat = format }
      .lines(plain, "sold order 7", .info, ago: minutes)
      .lines(structured, json, .info, ago: minutes)
      .lines(500, "START RequestId: 1", .platform)
  }

  @Test(arguments: [
    Case("speaks below half", .speaks, story),
    Case("is silent at half", .silent, logging(50, 50)),
    Case("is silent below a hundred lines", .silent, logging(99, 0)),
    Case("is silent of lines before its window", .silent, logging(100, 0, ago: 24 * 60 + 1)),
    Case("is silent where Lambda writes JSON", .silent, logging(100, 0, format: "JSON")),
    Case(
      "sees JSON behind what Lambda writes in front of it", .silent,
      Story().function { $0.logFormat = "Text" }
        .lines(100, "2026-11-20T14:00:00Z\t7f3a\tINFO\t" + json, .info)),
    Case(
      "does not take half an object for one", .speaks,
      Story().function { $0.logFormat = "Text" }.lines(100, #"{"message":"#, .info)),
    Case(
      "reads the group that is set", .speaks,
      Story().function {
        $0.logFormat = "Text"
        $0.logGroup = "/shop/orders"
      }.lines(100, "sold", in: "/shop/orders")),
    Case(
      "does not know where less than a day was seen", .unknown,
      logging(99, 0, ago: 1).seen(minutes: 24 * 60 - 1)),
    Case("does not know the format", .unknown, logging(100, 0, format: nil)),
    Case(
      "does not know where the log was denied", .unknown,
      story.denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaLogFormatText()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(LambdaLogFormatText()) == "49 % of 100 lines are JSON")
    #expect(try Self.story.evidence("sample", LambdaLogFormatText()) == .text("sold order 7"))
  }
}
