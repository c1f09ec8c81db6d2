/// A number as a filter compares with it: plain, or a length of time, which rows hold in milliseconds.
enum FilterNumber {
  private static let units: [(suffix: String, milliseconds: Double)] = [
    ("µs", 0.001), ("us", 0.001), ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
  ]

  /// Reads `3`, `1.5s`, `250ms`, `2m`; `nil` for anything else.
  static func read(_ text: some StringProtocol) -> Double? {
    if let number = Double(text) { return number.isFinite ? number : nil }
    for (suffix, milliseconds) in units where text.hasSuffix(suffix) {
      guard let number = Double(text.dropLast(suffix.count)), number.isFinite else { continue }
      return number * milliseconds
    }
    return nil
  }
}
