import ServerlessModel
import Testing

@testable import InsightEngine

struct `runway` {
  /// Midnight.
  private static let today = Instant(milliseconds: 1_795_132_800_000)

  /// A value at three hours of each of the last days, the oldest first; the peak is at noon.
  private static func points(_ peaks: [Double]) -> [MetricPoint] {
    peaks.enumerated().flatMap { place, peak in
      [(6, peak / 2), (12, peak), (18, peak / 3)].map { hour, value in
        let day = Int64(place - peaks.count) * 86_400
        return MetricPoint(time: today.adding(seconds: day + Int64(hour) * 3600), value: value)
      }
    }
  }

  private static func growing(_ days: Int, by step: Double) -> [Double] {
    (0..<days).map { 100 + step * Double($0) }
  }

  @Test func `a straight line reaches its limit when it says`() {
    // The last peak was 160 half a day ago; at midnight the line stands at 165.
    let runway = Runway(of: Self.points(Self.growing(7, by: 10)), limit: 265, at: Self.today)
    #expect(runway == .days(10, earliest: 10, latest: 10))
  }

  @Test func `fewer than seven whole days say nothing`() {
    #expect(
      Runway(of: Self.points(Self.growing(6, by: 10)), limit: 265, at: Self.today)
        == .tooShort(days: 6))
    let begun = Self.today.adding(seconds: 43_200)
    let today = [MetricPoint(time: Self.today.adding(seconds: 3600), value: 1)]
    #expect(
      Runway(of: Self.points(Self.growing(6, by: 10)) + today, limit: 265, at: begun)
        == .tooShort(days: 6))
    #expect(Runway(of: [], limit: 1, at: Self.today) == .tooShort(days: 0))
  }

  @Test func `what stands or falls has no end`() {
    for step in [0.0, -5] {
      #expect(
        Runway(of: Self.points(Self.growing(10, by: step)), limit: 500, at: Self.today)
          == .endless)
    }
  }

  @Test func `what is over its limit has no days left`() {
    let over = Runway.days(0, earliest: 0, latest: 0)
    #expect(Runway(of: Self.points(Self.growing(7, by: 10)), limit: 165, at: Self.today) == over)
    #expect(Runway(of: Self.points(Self.growing(7, by: 0)), limit: 100, at: Self.today) == over)
  }

  @Test func `a stray day does not turn the line`() {
    var peaks = Self.growing(14, by: 10)
    peaks[5] = 5000
    guard
      case .days(let days, let earliest, _) = Runway(
        of: Self.points(peaks), limit: 335, at: Self.today)
    else { return #expect(Bool(false), "it grows") }
    #expect(abs(days - 10) < 0.5)
    #expect(earliest <= days)
  }

  @Test func `the range is wide where peaks differ, and open where they may not grow`() {
    var noise = SeededNoise(seed: 3)
    let steady = (0..<20).map { 100 + 10 * Double($0) + 10 * noise.normal() }
    guard
      case .days(let days, let earliest, let latest?) = Runway(
        of: Self.points(steady), limit: 400, at: Self.today)
    else { return #expect(Bool(false), "it grows") }
    #expect(earliest < days && days < latest)
    let wild = [100.0, 180, 90, 170, 120, 160, 130, 200]
    guard
      case .days(_, _, let open) = Runway(of: Self.points(wild), limit: 400, at: Self.today)
    else { return #expect(Bool(false), "it grows") }
    #expect(open == nil)
  }

  @Test func `a day without a point is no day, and does not bend the line`() {
    let points = Self.points(Self.growing(9, by: 10)).filter {
      !(Self.today.adding(seconds: -4 * 86_400)..<Self.today.adding(seconds: -3 * 86_400)).contains(
        $0.time)
    }
    #expect(
      Runway(of: points, limit: 285, at: Self.today) == .days(10, earliest: 10, latest: 10))
  }

  @Test func `what is no number is no peak`() {
    let odd = [MetricPoint(time: Self.today.adding(seconds: -7 * 86_400), value: .nan)]
    #expect(
      Runway(of: odd + Self.points(Self.growing(7, by: 10)), limit: 265, at: Self.today)
        == .days(10, earliest: 10, latest: 10))
  }
}
