import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-integration-timeout` {
  private static let story = story(.restAPI, first(2, of: 15, 27_550))

  private static func story(_ kind: ResourceKind, _ latencies: [Double], limit: Int? = nil) -> Story
  {
    Story.api(kind) { $0.routes = [APIRoute(method: "GET", path: "/", timeoutMs: limit)] }
      .metric("IntegrationLatency", .maximum, latencies)
  }

  private static func line(_ status: Int) -> String {
    #"{"requestId":"r1","httpMethod":"GET","path":"/504","status":\#(status)}"#
  }

  @Test(arguments: [
    Case("speaks of two minutes near the limit of a REST API", .speaks, story),
    Case("is silent of one minute", .silent, story(.restAPI, first(1, of: 15, 29_000))),
    Case("is silent below 95 percent", .silent, story(.restAPI, first(2, of: 15, 27_549))),
    Case(
      "is silent of minutes before its window", .silent, story(.restAPI, first(2, of: 16, 29_000))),
    Case(
      "speaks near the limit of an HTTP API", .speaks, story(.httpAPI, first(2, of: 15, 28_500))),
    Case("is silent below it", .silent, story(.httpAPI, first(2, of: 15, 28_499))),
    Case(
      "takes the limit that a route has set", .speaks,
      story(.httpAPI, first(2, of: 15, 9500), limit: 10_000)),
    Case("is silent below that", .silent, story(.httpAPI, first(2, of: 15, 9499), limit: 10_000)),
    Case("speaks of one answer of 504", .speaks, Story.loggedAPI(.restAPI, [line(504)])),
    Case(
      "speaks of it where metrics were denied", .speaks,
      Story.loggedAPI(.restAPI, [line(504)]).denied(.metrics, "cloudwatch:GetMetricData")),
    Case("is silent of other answers", .silent, Story.loggedAPI(.restAPI, [line(502)])),
    Case(
      "is silent of one before its window", .silent,
      Story.loggedAPI(.restAPI, [line(504)], ago: 15.1)),
    Case(
      "speaks of one where the metric knows of errors", .speaks,
      Story.loggedAPI(.restAPI, [line(504)]).metric("5XXError", .average, [0.1])),
    Case(
      "looks for none where it knows of no error", .silent,
      Story.loggedAPI(.restAPI, [line(504)]).metric("5XXError", .average, [0])),
    Case("is silent without points", .silent, Story(.webSocketAPI, "shop").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.webSocketAPI, "shop").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story.api().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwIntegrationTimeout()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwIntegrationTimeout()
    #expect(try Self.story.summary(rule) == "integration takes 27.55 s, limit 29.00 s")
    let given = Story.loggedAPI(.httpAPI, [Self.line(504), Self.line(504)])
    #expect(try given.summary(rule) == "2 requests answered with 504, limit 30.00 s")
    #expect(try given.evidence("requestIds", rule) == .list(["r1", "r1"]))
  }
}
