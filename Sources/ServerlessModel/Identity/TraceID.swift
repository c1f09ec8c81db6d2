/// The id of an X-Ray trace: `1-`, eight digits of its second, `-`, 24 random digits.
package struct TraceID: Hashable, Sendable, CustomStringConvertible, Comparable {
  package var epochSeconds: UInt32
  package var randomHigh: UInt32
  package var randomLow: UInt64

  /// Makes an id from the second it began in and its 96 random bits.
  package init(epochSeconds: UInt32, randomHigh: UInt32, randomLow: UInt64) {
    self.epochSeconds = epochSeconds
    self.randomHigh = randomHigh
    self.randomLow = randomLow
  }

  /// Reads `1-xxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxx` in either case; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 35, bytes[0] == 49, bytes[1] == 45, bytes[10] == 45,
      let seconds = Self.number(bytes[2..<10]), let high = Self.number(bytes[11..<19]),
      let low = Self.number(bytes[19..<35])
    else { return nil }
    self.init(epochSeconds: UInt32(seconds), randomHigh: UInt32(high), randomLow: low)
  }

  package var description: String {
    "1-" + Hex.text(UInt64(epochSeconds)).suffix(8) + "-" + Hex.text(UInt64(randomHigh)).suffix(8)
      + Hex.text(randomLow)
  }

  package static func < (left: TraceID, right: TraceID) -> Bool {
    (left.epochSeconds, left.randomHigh, left.randomLow)
      < (right.epochSeconds, right.randomHigh, right.randomLow)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for byte in bytes {
      guard let digit = Hex.value(of: byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}

/// The id of one X-Ray segment or subsegment: 16 hexadecimal digits.
package struct SegmentID: Hashable, Sendable, CustomStringConvertible, Comparable {
  package var value: UInt64

  /// Makes an id from its 64 bits.
  package init(value: UInt64) { self.value = value }

  /// Reads 16 hexadecimal digits in either case; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16 else { return nil }
    var value: UInt64 = 0
    for byte in text.utf8 {
      guard let digit = Hex.value(of: byte) else { return nil }
      value = value << 4 | digit
    }
    self.value = value
  }

  package var description: String { Hex.text(value) }

  package static func < (left: SegmentID, right: SegmentID) -> Bool { left.value < right.value }
}
