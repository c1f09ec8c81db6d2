/// A moment as an answer prints it: a number, or text that names one.
package enum Timestamp: Hashable, Sendable, Decodable {
  /// Seconds or milliseconds since 1970; see `milliseconds`.
  case number(Double)
  /// ISO 8601, with an offset or without.
  case text(String)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  /// Seconds since 1970; `nil` for text that names no moment.
  package var seconds: Double? {
    switch self {
    case .number: milliseconds.map { Double($0) / 1000 }
    case .text(let text): ISO8601.seconds(text)
    }
  }

  /// Milliseconds since 1970 of a number; above 10^11 it already is in milliseconds, as logs count them.
  package var milliseconds: Int64? {
    guard case .number(let value) = self, value.isFinite else { return nil }
    let scaled = abs(value) >= 1e11 ? value : value * 1000
    return abs(scaled) < 9e15 ? Int64(scaled.rounded()) : nil
  }
}
