/// A number as JSON writes it.
struct JSONNumber {
  private let text: ArraySlice<UInt8>
  /// Whether it is written as JSON demands.
  private var isSound = true
  private var isNegative = false
  /// The digits before and after the point as one number, while they are few enough to be exact.
  private var digits: Int64 = 0
  private var digitCount = 0
  private var digitsAfterPoint = 0
  private var hasExponent = false

  /// So many digits are exact as a whole number and as a `Double`.
  private static let mostDigits = 15
  private static let powers: [Double] = (0...mostDigits).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    var rest = text[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let whole = takeDigits(&rest)
    isSound = whole == 1 || whole > 1 && text[rest.startIndex - whole] != UInt8(ascii: "0")
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      digitsAfterPoint = takeDigits(&rest)
      if digitsAfterPoint == 0 { isSound = false }
    }
    guard let mark = rest.first else { return }
    hasExponent = true
    rest = rest.dropFirst()
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    let exponent = takeDigits(&rest)
    if mark | 32 != UInt8(ascii: "e") || exponent == 0 || !rest.isEmpty { isSound = false }
  }

  /// A number without anything after the point; `nil` for another.
  var whole: Int64? {
    guard isSound else { return nil }
    if !hasExponent, digitsAfterPoint == 0 {
      return isExact
        ? (isNegative ? -digits : digits) : Int64(String(decoding: text, as: UTF8.self))
    }
    return double.flatMap(Int64.init(exactly:))
  }

  /// The nearest that there is; `nil` for what is too large.
  var double: Double? {
    guard isSound else { return nil }
    if isExact, !hasExponent {
      // Of two numbers that are exact the quotient is the nearest.
      let value = Double(digits) / Self.powers[digitsAfterPoint]
      return isNegative ? -value : value
    }
    return Double(String(decoding: text, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }

  private var isExact: Bool { digitCount <= Self.mostDigits }

  private mutating func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
    var end = rest.startIndex
    while end < rest.endIndex, rest[end] >= 48, rest[end] <= 57 {
      digitCount += 1
      if isExact { digits = digits * 10 + Int64(rest[end] - 48) }
      end += 1
    }
    defer { rest = rest[end...] }
    return end - rest.startIndex
  }
}
