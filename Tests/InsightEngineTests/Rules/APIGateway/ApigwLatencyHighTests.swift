import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-latency-high` {
  private static let story = Story(.httpAPI, "shop").metric(
    "Latency", Statistic("p90"), first(5, of: 5, 2500)
  ).metric("Count", oldest(5, 20))

  @Test(arguments: [
    Case("speaks at two and a half seconds for five minutes", .speaks, story),
    Case(
      "is silent of four minutes", .silent,
      Story(.httpAPI, "shop").metric("Latency", Statistic("p90"), first(4, of: 5, 9000)).metric(
        "Count", oldest(5, 20))),
    Case(
      "is silent of quicker answers", .silent,
      Story(.httpAPI, "shop").metric("Latency", Statistic("p90"), first(5, of: 5, 2499)).metric(
        "Count", oldest(5, 20))),
    Case(
      "is silent below twenty requests", .silent,
      Story(.httpAPI, "shop").metric("Latency", Statistic("p90"), first(5, of: 5, 2500)).metric(
        "Count", oldest(5, 19))),
    Case(
      "is silent of minutes before its window", .silent,
      Story(.httpAPI, "shop").metric("Latency", Statistic("p90"), first(5, of: 6, 2500)).metric(
        "Count", oldest(5, 20))),
    Case("is silent without points", .silent, Story(.httpAPI, "shop").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.httpAPI, "shop").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.httpAPI, "shop").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwLatencyHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(ApigwLatencyHigh())
        == "p90 2.50 s")
  }

  @Test(arguments: [(5000.0, Severity.critical), (4999, .warning)])
  func `is critical at five seconds`(latency: Double, severity: Severity) throws {
    let story = Story(.httpAPI, "shop").metric("Count", oldest(5, 20))
      .metric("Latency", Statistic("p90"), first(5, of: 5, latency))
    #expect(try story.verdict(ApigwLatencyHigh()).violations.first?.severity == severity)
  }
}
