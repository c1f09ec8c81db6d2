import ServerlessModel
import Testing

struct `A calendar date` {
  @Test func `follows the calendar day by day from 1600 to 2400`() {
    var (year, month, day) = (1600, 1, 1)
    var number = CalendarDate.daysSince1970(year: year, month: month, day: day)
    var wrong: [Int64] = []
    while year < 2400 {
      let date = CalendarDate(Instant(milliseconds: number * 86_400_000))
      let counted = CalendarDate.daysSince1970(year: year, month: month, day: day)
      if (date.year, date.month, date.day) != (year, month, day) || counted != number {
        wrong.append(number)
      }
      number += 1
      day += 1
      if day > Self.length(of: month, in: year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(wrong.isEmpty)
    #expect(CalendarDate.daysSince1970(year: 1970, month: 1, day: 1) == 0)
  }

  @Test func `splits a moment before 1970 into fields that are not negative`() {
    let date = CalendarDate(Instant(milliseconds: -86_400_001))
    #expect([date.year, date.month, date.day] == [1969, 12, 30])
    #expect([date.hour, date.minute, date.second, date.millisecond] == [23, 59, 59, 999])
  }

  private static func length(of month: Int, in year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

struct `A time span` {
  @Test func `holds its start and not its end`() {
    let span = span(10, 20)
    #expect(span.contains(Instant(milliseconds: 10)))
    #expect(span.contains(Instant(milliseconds: 19)))
    #expect(!span.contains(Instant(milliseconds: 20)))
    #expect(!span.contains(Instant(milliseconds: 9)))
    #expect(span.milliseconds == 10)
  }

  @Test func `is empty when its end lies before its start`() {
    let span = span(20, 10)
    #expect(span.isEmpty)
    #expect(span.milliseconds == 0)
    #expect(!span.contains(Instant(milliseconds: 20)))
  }

  @Test func `reaches back from its end`() {
    let span = TimeSpan(seconds: 3600, endingAt: Instant(milliseconds: 3_600_000))
    #expect(span == self.span(0, 3_600_000))
    #expect(span.seconds == 3600)
  }

  @Test(arguments: [
    ("apart", 0, 10, 20, 30, false, 20, 20), ("touching", 0, 10, 10, 20, false, 10, 10),
    ("overlapping", 0, 15, 10, 20, true, 10, 15), ("one inside", 0, 30, 10, 20, true, 10, 20),
    ("the same", 5, 9, 5, 9, true, 5, 9),
  ])
  func `shares with another what both hold`(
    what: String, a: Int64, b: Int64, c: Int64, d: Int64, overlap: Bool, from: Int64, to: Int64
  ) {
    for (left, right) in [(span(a, b), span(c, d)), (span(c, d), span(a, b))] {
      #expect(left.overlaps(right) == overlap, "\(what)")
      #expect(left.intersection(right) == span(from, to), "\(what)")
    }
  }

  private func span(_ start: Int64, _ end: Int64) -> TimeSpan {
    TimeSpan(start: Instant(milliseconds: start), end: Instant(milliseconds: end))
  }
}

struct `A length of time` {
  @Test(arguments: [
    (0, 0), (1, 1000), (12.345, 12_345), (102.25, 102_250), (0.1, 100), (1023.4564, 1_023_456),
    (1023.4566, 1_023_457), (0.0004, 0), (0.0006, 1), (-0.0006, -1), (900_000, 900_000_000),
  ])
  func `is rounded to the nearest microsecond`(milliseconds: Double, microseconds: Int64) {
    #expect(Elapsed(milliseconds: milliseconds).microseconds == microseconds)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
  func `is never made of what is no number`(milliseconds: Double) {
    let length = Elapsed(milliseconds: milliseconds)
    #expect(abs(length.microseconds) <= 9_000_000_000_000_000)
    if !milliseconds.isFinite { #expect(length == .zero) }
  }

  @Test func `adds up exactly where a sum of doubles would not`() {
    let parts = (0..<1000).map { _ in Elapsed(milliseconds: 0.1).microseconds }
    #expect(Elapsed(microseconds: parts.reduce(0, +)).milliseconds == 100)
  }

  @Test func `is told in milliseconds and seconds`() {
    let length = Elapsed(microseconds: 1_234_567)
    #expect(length.milliseconds == 1234.567)
    #expect(length.seconds == 1.234567)
    #expect(Elapsed(microseconds: 5) < length)
  }
}
