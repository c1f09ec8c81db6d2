import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-5xx-rate-high` {
  private static let story = Story(.restAPI, "shop").metric(
    "5XXError", .average, first(3, of: 3, 0.05)
  ).metric("Count", oldest(3, 20))

  @Test(arguments: [
    Case("speaks at five percent for three minutes", .speaks, story),
    Case(
      "is silent of two minutes", .silent,
      Story(.restAPI, "shop").metric("5XXError", .average, first(2, of: 3, 0.9)).metric(
        "Count", oldest(3, 20))),
    Case(
      "is silent below five percent", .silent,
      Story(.restAPI, "shop").metric("5XXError", .average, first(3, of: 3, 0.049)).metric(
        "Count", oldest(3, 20))),
    Case(
      "is silent below twenty requests", .silent,
      Story(.restAPI, "shop").metric("5XXError", .average, first(3, of: 3, 0.05)).metric(
        "Count", oldest(3, 19))),
    Case(
      "is silent of minutes before its window", .silent,
      Story(.restAPI, "shop").metric("5XXError", .average, first(3, of: 4, 0.05)).metric(
        "Count", oldest(3, 20))),
    Case(
      "reads the metric of an HTTP API by its own name", .speaks,
      Story(.httpAPI, "shop").metric("5xx", .average, first(3, of: 3, 0.05)).metric(
        "Count", oldest(3, 20))),
    Case("is silent without points", .silent, Story(.restAPI, "shop").seen(minutes: 3)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.restAPI, "shop").seen(minutes: 2)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.restAPI, "shop").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(Apigw5xxRateHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(Apigw5xxRateHigh())
        == "answers 5.0 % of 20 requests with 5xx")
  }
}
