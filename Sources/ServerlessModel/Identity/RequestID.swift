/// The id of one Lambda request, a UUID, kept as its 16 bytes.
package struct RequestID: Hashable, Comparable, Sendable {
  package var high: UInt64
  package var low: UInt64

  /// Makes an id from its two halves, most significant first.
  @inlinable
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  @inlinable
  package static func == (left: RequestID, right: RequestID) -> Bool {
    left.low == right.low && left.high == right.high
  }

  package static func < (left: RequestID, right: RequestID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension RequestID: CustomStringConvertible {
  /// Reads the 8-4-4-4-12 form, in either case; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for (index, byte) in bytes.enumerated() {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == 45 else { return nil }
        continue
      }
      guard let digit = Hex.value(of: byte) else { return nil }
      if digits < 16 { halves.0 = halves.0 << 4 | digit } else { halves.1 = halves.1 << 4 | digit }
      digits += 1
    }
    self.init(high: halves.0, low: halves.1)
  }

  /// The lower-case 8-4-4-4-12 form.
  package var description: String {
    let digits = Hex.text(high) + Hex.text(low)
    var text = ""
    text.reserveCapacity(36)
    for (index, digit) in digits.enumerated() {
      if index == 8 || index == 12 || index == 16 || index == 20 { text.append("-") }
      text.append(digit)
    }
    return text
  }

  /// The first eight digits, enough to tell runs apart on a screen.
  package var short: String { String(description.prefix(8)) }
}

extension RequestID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = RequestID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a request id")
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
