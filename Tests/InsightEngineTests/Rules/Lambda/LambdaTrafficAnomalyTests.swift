import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-traffic-anomaly` {
  private static let story = story([900, 900])

  /// Four days of the same count in five minutes, then these.
  private static func story(_ ends: [Double], usual: [Double] = [100], every seconds: Int64 = 300)
    -> Story
  {
    let values = (0..<1152).map { usual[$0 % usual.count] } + ends
    return Story().metric("Invocations", .sum, values, every: seconds)
  }

  /// Four days with points wherever there were runs, and so many silent minutes since.
  private static func silent(minutes: Double) -> Story {
    let values = (0..<1152).map { (minutes + Double($0 + 1) * 5, 200.0) }
    return Story().metric("Invocations", at: Dictionary(uniqueKeysWithValues: values))
  }

  /// Two points of a certain score to one side of a series that alternates widely.
  private static func scored(_ score: Double, _ side: AnomalyReading.Direction) throws -> Story {
    let usual = [2000.0, 2200]
    func bound(_ ends: [Double]) throws -> Double {
      let points = try #require(story(ends + [2100], usual: usual).points["InvocationsSum"])
      let reading = try #require(
        AnomalyDetector.readings(of: points, AnomalySettings(score: 3.5)).last)
      let edge = side == .high ? reading.expectedHigh : reading.expectedLow
      return reading.expected + (edge - reading.expected) * score / 3.5
    }
    let first = try bound([])
    return story([first, try bound([first])], usual: usual)
  }

  @Test(arguments: [
    Case("speaks of a hundred more", .speaks, story([200, 201])),
    Case("is silent of ninety-nine more", .silent, story([199, 200.4])),
    Case("speaks of a hundred where none were expected", .speaks, story([100, 105], usual: [0])),
    Case("speaks of a hundred less", .speaks, story([100, 98], usual: [200])),
    Case("is silent of ninety-nine less", .silent, story([101, 101], usual: [200])),
    Case("is silent of one point", .silent, story([900])),
    Case("is silent of one above and one below", .silent, story([900, 0], usual: [200])),
    Case("speaks of two points in three", .speaks, story([900, 900, 100])),
    Case("is silent of two points in four", .silent, story([900, 900, 100, 100])),
    Case("takes silence for none", .speaks, silent(minutes: 10)),
    Case("waits for a whole five minutes of it", .silent, silent(minutes: 5)),
    Case("is silent without points", .silent, Story()),
    Case(
      "does not know where less than half a day was seen", .unknown,
      story.seen(minutes: 719)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaTrafficAnomaly()) }

  @Test(arguments: [AnomalyReading.Direction.high, .low])
  func `asks for its score`(side: AnomalyReading.Direction) throws {
    #expect(try Self.scored(3.55, side).verdict(LambdaTrafficAnomaly()).outcome == .speaks)
    #expect(try Self.scored(3.45, side).verdict(LambdaTrafficAnomaly()).outcome == .silent)
  }

  @Test func `asks for fifty expected runs before a drop`() throws {
    var rule = LambdaTrafficAnomaly()
    rule.minAbs.value = 40
    #expect(try Self.story([0, 0, 0], usual: [52]).verdict(rule).outcome == .speaks)
    #expect(try Self.story([50, 0, 0], usual: [50]).verdict(rule).outcome == .silent)
    #expect(try Self.story([0, 49.9], usual: [50]).verdict(rule).outcome == .silent)
    rule.m.value = 1
    #expect(try Self.story([0], usual: [50]).verdict(rule).outcome == .speaks)
    #expect(try Self.story([0], usual: [49.5]).verdict(rule).outcome == .silent)
  }

  @Test func `adds minutes up`() throws {
    let minutes = (0..<1152 * 5).map { _ in 20.0 }
    let steady = Story().metric("Invocations", minutes)
    #expect(try steady.verdict(LambdaTrafficAnomaly()).outcome == .silent)
    let spiking = Story().metric("Invocations", minutes + Array(repeating: 200, count: 10))
    #expect(
      try spiking.summary(LambdaTrafficAnomaly())
        == "spike: 1,000 runs in 5 min, about 100 expected")
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaTrafficAnomaly())
        == "spike: 900 runs in 5 min, about 100 expected")
    #expect(
      try Self.story([0, 0], usual: [200]).summary(LambdaTrafficAnomaly())
        == "drop: 0 runs in 5 min, about 200 expected")
    #expect(try Self.story.verdict(LambdaTrafficAnomaly()).violations.first?.since == Story.ago(10))
  }
}
