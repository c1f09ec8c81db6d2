import ServerlessModel
import Testing

@testable import InsightEngine

struct `s3-request-errors` {
  private static let story = failing("4xxErrors")

  private static func failing(
    _ metric: String, ratio: Double = 0.05, minutes: Int = 15, of all: Int = 15,
    requests: Double = 50
  ) -> Story {
    Story(.bucket, "uploads").metric(metric, .average, first(minutes, of: all, ratio))
      .metric("AllRequests", oldest(15, requests))
  }

  private static func slow(_ ms: Double, minutes: Int = 15, of all: Int = 15) -> Story {
    Story(.bucket, "uploads").metric(
      "TotalRequestLatency", Statistic("p99"), first(minutes, of: all, ms))
  }

  @Test(arguments: [
    Case("speaks at five percent for fifteen minutes", .speaks, story),
    Case("speaks of server errors", .speaks, failing("5xxErrors")),
    Case("is silent below five percent", .silent, failing("4xxErrors", ratio: 0.045)),
    Case("is silent of fourteen minutes", .silent, failing("4xxErrors", ratio: 0.9, minutes: 14)),
    Case("is silent of minutes before its window", .silent, failing("4xxErrors", of: 16)),
    Case("is silent below fifty requests", .silent, failing("4xxErrors", requests: 49)),
    Case("speaks at five seconds for fifteen minutes", .speaks, slow(5000)),
    Case("is silent of quicker answers", .silent, slow(4999)),
    Case("is silent of fourteen slow minutes", .silent, slow(9000, minutes: 14)),
    Case("is silent of slow minutes before its window", .silent, slow(9000, of: 16)),
    Case("is silent without points", .silent, Story(.bucket, "uploads").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.bucket, "uploads").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.bucket, "uploads").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(S3RequestErrors()) }

  @Test func `says what is wrong with its numbers`() throws {
    let both = Self.story.metric(
      "TotalRequestLatency", Statistic("p99"), first(15, of: 15, 6000))
    #expect(
      try both.summary(S3RequestErrors()) == "answers 5.0 % of 50 requests with 4xx, p99 6.00 s")
  }
}
