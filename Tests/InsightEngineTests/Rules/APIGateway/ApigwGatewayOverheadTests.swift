import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-gateway-overhead` {
  private static let story = story()

  private static func story(
    _ latencies: [Double] = first(10, of: 15, 700), behind: [Double]? = nil, requests: Double = 50
  ) -> Story {
    let p90 = Statistic("p90")
    return Story(.restAPI, "shop").metric("Latency", p90, latencies)
      .metric("IntegrationLatency", p90, behind ?? latencies.map { $0 > 0 ? 400 : 0 })
      .metric("Count", oldest(15, requests))
  }

  @Test(arguments: [
    Case("speaks of ten minutes in fifteen", .speaks, story),
    Case("is silent of nine", .silent, story(first(9, of: 15, 5000))),
    Case("is silent of less than 300 ms", .silent, story(first(10, of: 15, 699))),
    Case("is silent below fifty requests", .silent, story(requests: 49)),
    Case("is silent of minutes before its window", .silent, story(first(10, of: 16, 700))),
    Case(
      "is silent of minutes that lack the integration's latency", .silent,
      story(behind: first(9, of: 15, 400).dropLast(6))),
    Case("is silent without points", .silent, Story(.httpAPI, "shop").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.httpAPI, "shop").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.httpAPI, "shop").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwGatewayOverhead()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(ApigwGatewayOverhead())
        == "300 ms of p90 700 ms are the gateway's own, 10 of the last 15 min")
  }
}
