/// How long something took, to the microsecond, so that what Lambda prints adds up exactly.
package struct Elapsed: Hashable, Comparable, Codable, Sendable {
  package var microseconds: Int64

  /// Makes a length of time of `microseconds`.
  @inlinable
  package init(microseconds: Int64) { self.microseconds = microseconds }

  /// Makes a length of time from milliseconds, rounded to the nearest microsecond; not a number becomes 0.
  package init(milliseconds: Double) {
    let scaled = (milliseconds * 1000).rounded()
    self.microseconds = scaled.isFinite ? Int64(max(-9e15, min(9e15, scaled))) : 0
  }

  package static let zero = Elapsed(microseconds: 0)

  package var milliseconds: Double { Double(microseconds) / 1000 }
  package var seconds: Double { Double(microseconds) / 1_000_000 }

  package static func < (left: Elapsed, right: Elapsed) -> Bool {
    left.microseconds < right.microseconds
  }
}
