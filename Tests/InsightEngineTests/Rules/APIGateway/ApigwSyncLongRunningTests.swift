import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-sync-long-running` {
  private static let story = story()

  private static func story(
    p50: Double = 3000, requests: Double = 100, days: Double = 7, method: String = "POST"
  ) -> Story {
    Story.api { $0.routes = [APIRoute(method: method, path: "/orders")] }
      .metric("IntegrationLatency", Statistic("p50"), at: [days * 1440: p50])
      .metric("Count", at: [days * 1440: requests])
  }

  @Test(arguments: [
    Case("speaks of three seconds and a hundred requests", .speaks, story),
    Case("is silent of quicker work", .silent, story(p50: 2999)),
    Case("is silent of ninety-nine requests", .silent, story(requests: 99)),
    Case("is silent of what came before its window", .silent, story(days: 7.1)),
    Case("speaks of a route of any method", .speaks, story(method: "ANY")),
    Case("does not apply to reading", .notApplicable, story(method: "GET")),
    Case("is silent without points", .silent, Story.api()),
    Case(
      "does not know where nobody asked for the routes", .unknown,
      story().configuration(.api(APIConfiguration()), minutesAgo: 1)),
    Case(
      "does not know where less than its window was seen", .unknown, story().seen(minutes: 10_079)),
    Case("knows where just that was seen", .speaks, story().seen(minutes: 10_080)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story.api().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwSyncLongRunning()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(ApigwSyncLongRunning())
        == "half of 100 requests wait 3.00 s or more")
  }

  @Test func `names the slowest routes of the access log`() throws {
    let lines = [("/pay", 9000), ("/orders", 4000), ("/pay", 8000)].map { path, latency in
      #"{"httpMethod":"POST","resourcePath":"\#(path)","integrationLatency":"\#(latency)"}"#
    }
    let story = Story.loggedAPI(.restAPI, lines) { api in
      api.routes = [APIRoute(method: "POST", path: "/pay")]
    }.metric("IntegrationLatency", Statistic("p50"), at: [60: 4000]).metric("Count", at: [60: 100])
    #expect(
      try story.evidence("slowestRoutes", ApigwSyncLongRunning())
        == .list(["POST /pay 8.00 s", "POST /orders 4.00 s"]))
  }
}
