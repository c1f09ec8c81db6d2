import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-4xx-rate-high` {
  private static let story = story()

  private static func story(
    _ kind: ResourceKind = .restAPI, _ rates: [Double] = first(5, of: 5, 0.05),
    requests: Double = 50
  ) -> Story {
    Story(kind, "shop").metric(kind == .restAPI ? "4XXError" : "4xx", .average, rates)
      .metric("Count", oldest(5, requests))
  }

  @Test(arguments: [
    Case("speaks at five percent for five minutes", .speaks, story),
    Case("is silent of four minutes", .silent, story(.restAPI, first(4, of: 5, 0.9))),
    Case("is silent below five percent", .silent, story(.restAPI, first(5, of: 5, 0.049))),
    Case("is silent below fifty requests", .silent, story(requests: 49)),
    Case("is silent of minutes before its window", .silent, story(.restAPI, first(5, of: 6, 0.05))),
    Case("reads the metric of an HTTP API by its own name", .speaks, story(.httpAPI)),
    Case("is silent without points", .silent, Story(.restAPI, "shop").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.restAPI, "shop").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.restAPI, "shop").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(Apigw4xxRateHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(Apigw4xxRateHigh())
        == "answers 5.0 % of 50 requests with 4xx")
  }

  @Test func `splits the refusals by status and by caller, and names no caller`() throws {
    let lines = ["403", "404", "403", "399", "500"].enumerated().map { place, status in
      #"{"requestId":"r\#(place)","ip":"192.0.2.1","httpMethod":"GET","status":"\#(status)"}"#
    }
    let story = Story.loggedAPI(.restAPI, lines).metric("4XXError", .average, first(5, of: 5, 0.05))
      .metric("Count", oldest(5, 50))
    let rule = Apigw4xxRateHigh()
    #expect(try story.evidence("statuses", rule) == .list(["403 ×2", "404 ×1"]))
    #expect(try story.evidence("requestIds", rule) == .list(["r2", "r1", "r0"]))
    let callers = try #require(try story.evidence("topCallers", rule))
    #expect(callers == .list(["\(hashed("192.0.2.1")) ×3"]))
  }

  private func hashed(_ caller: String) -> String {
    AccessLine(#"{"ip":"\#(caller)","httpMethod":"GET"}"#)?.hashedCaller ?? ""
  }
}
