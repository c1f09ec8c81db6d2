import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-url-errors` {
  private static let story = answers(failed: first(3, of: 5, 1))

  private static func answers(
    failed: [Double] = [0], refused: [Double] = [0], of requests: Double = 20, minutes: Int = 5
  ) -> Story {
    Story().metric("UrlRequestCount", Array(repeating: requests, count: minutes))
      .metric("Url5xxCount", failed).metric("Url4xxCount", refused)
  }

  @Test(arguments: [
    Case("speaks at five percent in three of five minutes", .speaks, story),
    Case("is silent of two minutes", .silent, answers(failed: first(2, of: 5, 20))),
    Case("is silent below five percent", .silent, answers(failed: first(3, of: 5, 0.99))),
    Case(
      "is silent of minutes before its window", .silent,
      answers(failed: first(3, of: 6, 1), minutes: 6)),
    Case("speaks at twenty percent refused", .speaks, answers(refused: first(3, of: 5, 4))),
    Case(
      "is silent below twenty percent refused", .silent, answers(refused: first(3, of: 5, 3.99))),
    Case("is silent of two minutes refused", .silent, answers(refused: first(2, of: 5, 20))),
    Case("speaks of twenty requests", .speaks, answers(failed: first(3, of: 5, 4), of: 4)),
    Case("is silent of fewer", .silent, answers(failed: first(3, of: 5, 3.9), of: 3.9)),
    Case(
      "is silent of minutes without requests", .silent,
      answers(failed: first(3, of: 5, 1), minutes: 1)),
    Case("does not apply without requests", .notApplicable, Story().seen(minutes: 5)),
    Case("does not know where less than its window was seen", .unknown, Story().seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaUrlErrors()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaUrlErrors()
    #expect(
      try Self.answers(failed: first(3, of: 5, 10)).summary(rule)
        == "answers 30 % of 100 requests with 5xx, in 3 of the last 5 min")
    #expect(
      try Self.answers(refused: first(4, of: 5, 10)).summary(rule)
        == "answers 40 % of 100 requests with 4xx, in 4 of the last 5 min")
  }

  @Test func `names runs that failed`() throws {
    let story = Self.story.runs(1, .error)
    let id = story.executions.first?.requestID.map(\.description) ?? ""
    #expect(try story.evidence("requestIds", LambdaUrlErrors()) == .list([id]))
    #expect(try Self.story.evidence("requestIds", LambdaUrlErrors()) == .list([]))
  }
}
