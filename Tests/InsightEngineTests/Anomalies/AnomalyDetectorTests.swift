import Glibc
import ServerlessModel
import Testing

@testable import InsightEngine

struct `anomaly detector` {
  private static let steady = Feed().hours(96)

  @Test func `a spike is an alarm above, with what was expected`() throws {
    let feed = Self.steady.values(80)
    let alarm = try #require(feed.alarms.last)
    #expect(alarm.time == feed.points.last?.time)
    #expect(alarm.direction == .high)
    #expect(alarm.value == 80 && alarm.value > alarm.expectedHigh)
    #expect(alarm.expectedHigh > 51 && alarm.expectedLow < 49)
    #expect(abs(alarm.expected - 50) < 1)
    #expect(alarm.score >= 3.5)
  }

  @Test func `a drop is an alarm below`() throws {
    let alarm = try #require(Self.steady.values(20).alarms.last)
    #expect(alarm.direction == .low)
    #expect(alarm.value < alarm.expectedLow)
  }

  @Test func `the bounds are where a value becomes anomalous`() throws {
    let high = try #require(Self.steady.values(50).last()).expectedHigh
    #expect(Self.steady.values(high - 0.001).last()?.isAnomalous == false)
    #expect(Self.steady.values(high + 0.001).last()?.isAnomalous == true)
    let low = try #require(Self.steady.values(50).last()).expectedLow
    #expect(Self.steady.values(low + 0.001).last()?.isAnomalous == false)
    #expect(Self.steady.values(low - 0.001).last()?.isAnomalous == true)
  }

  @Test(arguments: [0, 1e-6, 34.766, -5, 1e12])
  func `a constant series has no alarm`(value: Double) {
    #expect(Feed().hours(336, value, noise: 0).alarms.isEmpty)
  }

  @Test func `what leaves a constant is an alarm`() {
    #expect(Feed().hours(96, 0, noise: 0).values(1).alarms.count == 1)
    #expect(Feed().hours(96, 0, noise: 0).values(1).last()?.score == 1000)
  }

  @Test func `less than a twentieth of a constant is none`() {
    #expect(Feed().hours(96, 100, noise: 0).values(117).alarms.isEmpty)
    #expect(Feed().hours(96, 100, noise: 0).values(118).alarms.count == 1)
  }

  @Test func `a floor in the metric's own unit keeps small changes quiet`() {
    let idle = Feed().hours(96, 0, noise: 0)
    #expect(idle.values(34).last(AnomalySettings(floor: 10))?.isAnomalous == false)
    #expect(idle.values(36).last(AnomalySettings(floor: 10))?.isAnomalous == true)
  }

  @Test(arguments: [0.1, 1, 6, 30])
  func `a gap is no alarm`(hours: Double) {
    #expect(Self.steady.gap(hours: hours).hours(24).alarms == Self.steady.alarms)
  }

  @Test func `nothing is said before half a day`() {
    let before = Feed().hours(11.9).values(500)
    #expect(before.alarms.isEmpty)
    #expect(before.last() == nil)
    #expect(Feed().hours(12).values(500).alarms.count == 1)
  }

  @Test func `nothing is said of few points, however old they are`() {
    #expect(Feed(every: 3600).hours(19).values(500).last() == nil)
    #expect(Feed(every: 3600).hours(20).values(500).last() != nil)
  }

  @Test func `the first three days ask for more`() throws {
    let young = try #require(Feed().hours(18, 50).values(50).last())
    let old = try #require(Feed().hours(72, 50).values(50).last())
    let width = (young.expectedHigh - young.expected) / (old.expectedHigh - old.expected)
    #expect(width > 1.6 && width < 2.4)
  }

  @Test func `an alarm goes on until six normal points, then there may be another after six hours`()
  {
    let spiky = Self.steady.values(90, 50, 50, 90, 50, 50, 50, 50, 50, 90)
    #expect(spiky.alarms.count == 1)
    #expect(Self.steady.values(90).hours(5.8, 50).values(90).alarms.count == 1)
    #expect(Self.steady.values(90).hours(6, 50).values(90).alarms.count == 2)
  }

  @Test func `a level that stays is one alarm, and then the new level`() throws {
    let shifted = Self.steady.hours(48, 90)
    #expect(shifted.alarms.count == 1)
    let last = try #require(shifted.last())
    #expect(abs(last.expected - 90) < 2)
    #expect(shifted.values(50).last()?.direction == .low)
  }

  @Test func `what goes on for a day is the new level, and the next alarm may begin`() {
    var feed = Self.steady
    var value = 60.0
    for _ in 0..<300 {
      feed = feed.values(value)
      value *= 1.05
    }
    let alarms = feed.alarms
    #expect(alarms.count == 2)
    #expect(alarms.last.map { $0.time.since(alarms[0].time) / 3_600_000 } == 24)
  }

  @Test func `what comes every other day is a habit`() {
    var feed = Self.steady
    for _ in 0..<3 { feed = feed.values(95).hours(20) }
    #expect(feed.values(90).alarms.count == 4, "three times is none yet")
    feed = feed.values(95).hours(20)
    #expect(feed.alarms.count == 4)
    #expect(feed.values(90).hours(20).alarms.count == 4)
    #expect(feed.values(130).hours(20).alarms.count == 5, "but going further than ever is not")
    #expect(feed.values(10).hours(20).alarms.count == 5, "nor the other way")
    #expect(feed.hours(7 * 24).values(90).alarms.count == 5, "nor after a week without")
  }

  @Test func `one spike does not hide the next`() {
    #expect(Self.steady.values(5000).hours(12).values(90).alarms.count == 2)
  }

  @Test func `a value that is usual at its hour is none, and the same value at another hour is`() {
    let day: (Double) -> Double = { 110 - 90 * cos(2 * .pi * $0 / 24) }
    let week = Feed().hours(24 * 8, noise: 2, day)
    #expect(week.hours(24, noise: 2, day).alarms == week.alarms)
    let night = week.hours(1, noise: 2, day).values(100, 100).last()
    #expect(night?.direction == .high && night?.isAnomalous == true)
    let noon = week.hours(12, noise: 2, day).values(100, 100).last()
    #expect(noon?.direction == .low && noon?.isAnomalous == true)
  }

  @Test func `on a logarithm a share counts, however large the values`() {
    let log = AnomalySettings(isLogarithmic: true)
    for size in [100.0, 1e9] {
      let feed = Feed().hours(96, size, noise: size / 200)
      #expect(feed.values(size * 1.15).last(log)?.isAnomalous == false)
      #expect(feed.values(size * 1.3).last(log)?.isAnomalous == true)
      let reading = feed.values(size * 1.3).last(log)
      #expect(abs((reading?.expected ?? 0) / size - 1) < 0.01)
    }
    #expect(Feed().hours(96, -100, noise: 1).values(-150).last(log)?.direction == .low)
  }

  @Test(arguments: [60, 300, 3600, 21_600] as [Int64])
  func `any period will do`(seconds: Int64) {
    let feed = Feed(every: seconds).hours(30 * 24)
    #expect(feed.values(90).last()?.isAlarm == true)
    #expect(feed.alarms.count <= 8)
  }

  @Test func `irregular points will do`() {
    var noise = SeededNoise(seed: 5)
    var time = Feed.start
    var points: [MetricPoint] = []
    for _ in 0..<3000 {
      time = time.adding(milliseconds: Int64(noise.between(1000, 600_000)))
      points.append(MetricPoint(time: time, value: 50 + noise.normal()))
    }
    points.append(MetricPoint(time: time.adding(seconds: 1), value: 90))
    #expect(AnomalyDetector.anomalies(in: points).last?.reading.value == 90)
  }

  @Test(arguments: SeriesKind.allCases, [AnomalySettings(), AnomalySettings(isLogarithmic: true)])
  func `a stream answers as a batch does, wherever it is looked at`(
    kind: SeriesKind, settings: AnomalySettings
  ) {
    let points = kind.series(seed: 3, windows: kind == .constant ? 0 : 2).points
    let batch = AnomalyDetector.readings(of: points, settings)
    var detector = AnomalyDetector(settings)
    var streamed: [AnomalyReading] = []
    var told: [Anomaly] = []
    for (place, point) in points.enumerated() {
      if let reading = detector.take(point) {
        streamed.append(reading)
        told.take(reading)
      }
      // What came later changes nothing of what was said before.
      if place % 997 == 0 {
        let early = Array(points[...place])
        #expect(streamed == AnomalyDetector.readings(of: early, settings))
        #expect(told == AnomalyDetector.anomalies(in: early, settings))
      }
    }
    #expect(streamed == batch)
    #expect(told == AnomalyDetector.anomalies(in: points, settings))
  }

  @Test func `an anomaly is a spike or a drop, or a level shift where the series stays`() {
    #expect(Self.steady.values(90).hours(1).anomalies.map(\.kind) == [.spike])
    #expect(Self.steady.values(10).hours(1).anomalies.map(\.kind) == [.drop])
    #expect(Self.steady.hours(2, 90).hours(4).anomalies.map(\.kind) == [.spike])
    #expect(Self.steady.hours(30, 90).anomalies.map(\.kind) == [.levelShift])
    #expect(Self.steady.hours(30, 10).anomalies.map(\.kind) == [.levelShift])
  }

  @Test func `a level shift is of the anomaly that began it, and of no other`() throws {
    let feed = Self.steady.values(90).hours(24).hours(30, 120).values(10)
    #expect(feed.anomalies.map(\.kind) == [.spike, .levelShift, .drop])
    let shift = try #require(feed.anomalies.dropFirst().first)
    #expect(shift.reading.value > 110 && shift.reading.expected < 60)
  }

  @Test func `what grows for more than a day is a level shift`() {
    var feed = Self.steady
    for step in 0..<300 { feed = feed.values(60 * pow(1.05, Double(step))) }
    #expect(feed.anomalies.map(\.kind) == [.levelShift, .spike])
  }

  @Test func `the order of a batch does not matter, nor a point that comes again`() {
    let points = Self.steady.values(80, 50, 50).points
    let again = points[100]
    let doubled = points + [MetricPoint(time: again.time, value: 900)]
    let right = AnomalyDetector.anomalies(in: points)
    #expect(AnomalyDetector.anomalies(in: doubled) == right)
    #expect(AnomalyDetector.anomalies(in: points.reversed()) == right)
  }

  @Test func `a stream passes over what comes too late`() {
    var detector = AnomalyDetector()
    for point in Self.steady.points { _ = detector.take(point) }
    #expect(detector.take(Self.steady.points[5]) == nil)
    #expect(detector.take(MetricPoint(time: Self.steady.points[5].time, value: 900)) == nil)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .greatestFiniteMagnitude])
  func `what is no number is no point`(value: Double) {
    #expect(Self.steady.values(value).hours(1).alarms == Self.steady.hours(1).alarms)
    #expect(Self.steady.values(value).last() == nil)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `no series makes it fail, and what it says is sound`(seed: UInt64) {
    var noise = SeededNoise(seed: seed)
    let odd = [
      Double.nan, .infinity, -.infinity, 0, -0.0, 1e99, -1e99, 1e-300, .leastNonzeroMagnitude,
      1e101,
    ]
    var time = Feed.start
    let points = (0..<2000).map { _ in
      // Gaps of days, steps back, and moments that come again.
      time = time.adding(milliseconds: Int64(noise.between(-400_000, 1_200_000)))
      if noise.between(0, 1) < 0.01 { time = time.adding(seconds: 3 * 86_400) }
      let isOdd = noise.between(0, 1) < 0.2
      let value = isOdd ? odd[Int(noise.between(0, 9.99))] : 50 + noise.normal()
      return MetricPoint(time: time, value: value)
    }
    for settings in [AnomalySettings(), AnomalySettings(isLogarithmic: true)] {
      let readings = AnomalyDetector.readings(of: points, settings)
      #expect(!readings.isEmpty)
      for reading in readings {
        #expect(reading.expected.isFinite && reading.score >= 0 && reading.score <= 1000)
        #expect(reading.expectedLow <= reading.expected)
        #expect(reading.expected <= reading.expectedHigh)
      }
      #expect(zip(readings, readings.dropFirst()).allSatisfy { $0.time < $1.time })
    }
  }

  @Test func `one point and none are no alarm`() {
    #expect(Feed().alarms.isEmpty)
    #expect(Feed().values(5).alarms.isEmpty)
  }
}
