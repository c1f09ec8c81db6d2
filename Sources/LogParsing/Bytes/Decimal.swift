/// A decimal number with no sign and no exponent, as the platform's text lines print it.
enum Decimal {
  /// Reads digits with an optional fraction at `at`, in thousandths, rounded to the nearest.
  ///
  /// Returns `nil` without a digit, and for what no duration or size ever reaches.
  @inline(__always)
  static func thousandths(_ bytes: Bytes, at: Int) -> (value: Int64, next: Int)? {
    var index = at
    var value: Int64 = 0
    while index < bytes.count, bytes[index].isDigit {
      value = value &* 10 &+ Int64(bytes[index] &- 48)
      index += 1
    }
    guard index > at, index - at <= 13 else { return nil }
    value = value &* 1000
    guard bytes.byte(index) == 46, bytes.byte(index + 1).isDigit else { return (value, index) }
    index += 1
    var scale: Int64 = 100
    while index < bytes.count, bytes[index].isDigit {
      let digit = Int64(bytes[index] &- 48)
      if scale > 0 {
        value = value &+ digit &* scale
      } else if scale == 0 {
        value = value &+ (digit >= 5 ? 1 : 0)
      }
      scale = scale > 1 ? scale / 10 : scale - 1
      index += 1
    }
    return (value, index)
  }

  /// Reads `digits` of a fixed width at `at`.
  @inline(__always)
  static func fixed(_ bytes: Bytes, at: Int, width: Int) -> Int? {
    guard at >= 0, at + width <= bytes.count else { return nil }
    var value = 0
    for index in at..<at + width {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }
}
