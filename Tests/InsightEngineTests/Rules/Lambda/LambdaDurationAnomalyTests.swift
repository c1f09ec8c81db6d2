import Glibc
import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-duration-anomaly` {
  private static let story = story([160, 160])

  /// Four days of the same p90, then these; each point stands for so many runs.
  private static func story(
    _ ends: [Double], usual: [Double] = [100], runs: Double = 20,
    _ statistic: Statistic = Statistic("p90")
  ) -> Story {
    let values = (0..<1152).map { usual[$0 % usual.count] } + ends
    return Story().metric("Duration", statistic, values, every: 300)
      .metric("Invocations", .sum, values.map { _ in runs }, every: 300)
  }

  /// Two points of a certain score above a series that alternates widely.
  private static func scored(_ score: Double) throws -> Story {
    let usual = [50.0, 200]
    let settings = AnomalySettings(score: 3.5, isLogarithmic: true)
    func bound(_ ends: [Double]) throws -> Double {
      let points = try #require(story(ends + [100], usual: usual).points["Durationp90"])
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
    Case("is silent of what is shorter", .silent, story([20, 20])),
    Case("is silent below twenty runs a point", .silent, story([160, 160], runs: 19)),
    Case("speaks of averages where no p90 was recorded", .speaks, story([160, 160], .average)),
    Case("is silent without points", .silent, Story()),
    Case(
      "does not know where less than half a day was seen", .unknown,
      story.seen(minutes: 719)),
    Case(
      "does not know of a function that is younger", .unknown,
      Story().metric("Duration", Statistic("p90"), [100, 100, 900, 900], every: 300)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaDurationAnomaly()) }

  @Test func `asks for its score`() throws {
    #expect(try Self.scored(3.55).verdict(LambdaDurationAnomaly()).outcome == .speaks)
    #expect(try Self.scored(3.45).verdict(LambdaDurationAnomaly()).outcome == .silent)
  }

  @Test func `says what is wrong with its numbers`() throws {
    let verdict = try Self.story.deployed(ago: 65).verdict(LambdaDurationAnomaly())
    let violation = try #require(verdict.violations.first)
    #expect(violation.summary == "p90 160 ms, expected 100 ms")
    #expect(violation.since == Story.ago(10))
    #expect(violation.figure == 0.16)
  }

  @Test func `names what was deployed in the hour before`() throws {
    let rule = LambdaDurationAnomaly()
    let near = Self.story.deployed(ago: 71).deployed(ago: 70).deployed(ago: 5)
    #expect(
      try near.evidence("deployedAt", rule)
        == .list([Story.ago(70).rfc3339, Story.ago(5).rfc3339]))
    #expect(try Self.story.evidence("deployedAt", rule) == .list([]))
    #expect(try Self.story.evidence("statistic", rule) == .text("p90"))
  }
}
