/// Arithmetic on times that stops at the ends instead of trapping or turning round.
enum Clamp {
  static func microseconds(_ milliseconds: Int64) -> Int64 {
    let (value, overflows) = milliseconds.multipliedReportingOverflow(by: 1000)
    return overflows ? (milliseconds < 0 ? .min : .max) : value
  }

  /// A number of rows, so large or small that it can still be added to.
  static func rows(_ count: Int) -> Int { max(0, min(1 << 40, count)) }

  /// A time that can be moved by some thousand years without trapping.
  static func time(_ milliseconds: Int64) -> Int64 {
    max(-(1 << 60), min(1 << 60, milliseconds))
  }
}
