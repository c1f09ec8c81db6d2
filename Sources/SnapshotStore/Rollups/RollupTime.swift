/// The day and minute that a moment counts in.
enum RollupTime {
  static let minuteMs: Int64 = 60_000
  static let hourMs: Int64 = 3_600_000
  static let dayMs: Int64 = 86_400_000
  /// Days beyond this many from 1970 count as the last.
  private static let farthest: Int64 = 1 << 19 - 1

  static func day(of milliseconds: Int64) -> Int64 {
    min(max(floor(milliseconds, dayMs) / dayMs, -farthest), farthest)
  }

  /// The minute of the day, 0 to 1439.
  static func minute(of milliseconds: Int64, day: Int64) -> Int {
    Int(min(max(0, milliseconds.subtractingClamped(day &* dayMs) / minuteMs), 1439))
  }

  /// The largest multiple of `step` that is not later.
  static func floor(_ milliseconds: Int64, _ step: Int64) -> Int64 {
    let rest = milliseconds % step
    return rest < 0 ? (milliseconds &- rest).subtractingClamped(step) : milliseconds &- rest
  }

  /// The row of an entity and day in the rollup tables.
  static func key(_ entity: UInt32, _ day: Int64) -> Int64 {
    Int64(entity) << 20 | (day + 1 << 19)
  }

  static func day(ofKey key: Int64) -> Int64 { key & (1 << 20 - 1) - 1 << 19 }

  static func entity(ofKey key: Int64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 20) }
}

extension Int64 {
  /// The difference, or the end of the range that it passes.
  func subtractingClamped(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other > 0 ? .min : .max) : difference
  }

  /// The sum, or the end of the range that it passes.
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
