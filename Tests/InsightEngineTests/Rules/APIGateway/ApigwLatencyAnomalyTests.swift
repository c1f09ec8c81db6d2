import Glibc
import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-latency-anomaly` {
  private static let story = story([160, 160])

  /// Four days of the same p90, then these; each point stands for so many requests.
  private static func story(_ ends: [Double], usual: [Double] = [100], requests: Double = 50)
    -> Story
  {
    let values = (0..<1152).map { usual[$0 % usual.count] } + ends
    return Story(.httpAPI, "shop").metric("Latency", Statistic("p90"), values, every: 300)
      .metric("Count", .sum, values.map { _ in requests }, every: 300)
  }

  /// Two points of a certain score above a series that alternates widely.
  private static func scored(_ score: Double) throws -> Story {
    let usual = [50.0, 200]
    let settings = AnomalySettings(score: 3.5, isLogarithmic: true)
    func bound(_ ends: [Double]) throws -> Double {
      let points = try #require(story(ends + [100], usual: usual).points["Latencyp90"])
      let reading = try #require(AnomalyDetector.readings(of: points, settings).last)
      let middle = log1p(reading.expected)
      return expm1(middle + (log1p(reading.expectedHigh) - middle) * score / 3.5)
    }
    let first = try bound([])
    return story([first, try bound([first])], usual: usual)
  }

  @Test(arguments: [
    Case("speaks of two points half as long again", .speaks, story([150.1, 155])),
    Case("is silent below that", .silent, story([149.9, 150.5])),
    Case("is silent of one point", .silent, story([160])),
    Case("speaks of two points in three", .speaks, story([160, 160, 100])),
    Case("is silent of two points in four", .silent, story([160, 160, 100, 100])),
    Case("is silent of quicker answers", .silent, story([20, 20])),
    Case("is silent below fifty requests a point", .silent, story([160, 160], requests: 49)),
    Case("is silent without points", .silent, Story(.httpAPI, "shop")),
    Case(
      "does not know where less than half a day was seen", .unknown,
      story.seen(minutes: 719)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.httpAPI, "shop").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwLatencyAnomaly()) }

  @Test func `asks for its score`() throws {
    #expect(try Self.scored(3.55).verdict(ApigwLatencyAnomaly()).outcome == .speaks)
    #expect(try Self.scored(3.45).verdict(ApigwLatencyAnomaly()).outcome == .silent)
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(ApigwLatencyAnomaly())
        == "p90 160 ms, expected 100 ms")
    #expect(try Self.story.verdict(ApigwLatencyAnomaly()).violations.first?.since == Story.ago(10))
  }
}
