import ServerlessModel
import Testing

@testable import InsightEngine

struct `what is expected of a metric` {
  private static func point(_ minutes: Int64, _ value: Double) -> MetricPoint {
    MetricPoint(time: Feed.start.adding(seconds: minutes * 60), value: value)
  }

  private static func span(_ from: Int64, _ to: Int64) -> TimeSpan {
    TimeSpan(
      start: Feed.start.adding(seconds: from * 60), end: Feed.start.adding(seconds: to * 60))
  }

  @Test func `counts of minutes are added up by five`() {
    let minutes = [0, 1, 4, 5, 11].map { Self.point($0, 2) }
    #expect(
      minutes.summed(every: 300) == [Self.point(0, 6), Self.point(5, 2), Self.point(10, 2)])
  }

  @Test func `a period without a point is 0 where it was asked for, and nothing elsewhere`() {
    let points = [Self.point(0, 3), Self.point(30, 3)]
    let filled = points.filled(every: 300, in: [Self.span(0, 13), Self.span(24, 35)])
    #expect(
      filled == [
        Self.point(0, 3), Self.point(5, 0), Self.point(25, 0), Self.point(30, 3),
      ])
  }

  @Test func `before its first point a count is not 0`() {
    let column = PointColumn([Self.point(60, 3), Self.point(65, 3)])
    let key = ExpectationKey(metric: "Invocations", statistic: .sum, settings: AnomalySettings())
    #expect(Expectation(column, key, covered: [Self.span(0, 5000)]).first == Self.point(60, 3).time)
  }

  @Test func `of a latency that nobody measured nothing is expected`() {
    let points = (0..<300).map { Self.point($0 * 5, 100) } + [Self.point(3000, 100)]
    let key = ExpectationKey(
      metric: "Duration", statistic: .average, settings: AnomalySettings())
    let expectation = Expectation(PointColumn(points), key, covered: [Self.span(0, 5000)])
    #expect(expectation.readings.values.count == 301 - 144)
    #expect(expectation.readings.values.allSatisfy { !$0.isAnomalous })
  }

  @Test func `history is read no further back than it was seen`() throws {
    var story = Story().metric(
      "Duration", .average, Array(repeating: 100, count: 600) + [300, 300], every: 300
    )
    .metric("Invocations", .sum, Array(repeating: 50, count: 602), every: 300)
    .seen(minutes: 3010)
    story.refusesUnseen = true
    #expect(try story.verdict(LambdaDurationAnomaly()).outcome == .speaks)
  }

  @Test func `a week of history is enough, and more changes nothing`() throws {
    let week = Story().metric(
      "Invocations", .sum,
      Array(repeating: 900, count: 2880) + Array(repeating: 100, count: 2304)
        + [900, 900], every: 300)
    #expect(try week.verdict(LambdaTrafficAnomaly()).outcome == .speaks)
  }
}
