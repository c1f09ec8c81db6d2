/// Moments as AWS writes them into tokens, files and XML.
enum ISO8601 {
  /// Seconds since 1970 of `2026-11-23T07:38:01Z`, also with fractions, an offset, or `UTC` at its end.
  static func seconds(_ text: String) -> Double? {
    var rest = Array(text.trimmed.utf8)[...]
    guard let year = number(&rest, 4), skip("-", &rest), let month = number(&rest, 2),
      skip("-", &rest), let day = number(&rest, 2), skip("T", &rest) || skip(" ", &rest),
      let hour = number(&rest, 2), skip(":", &rest), let minute = number(&rest, 2),
      skip(":", &rest), let second = number(&rest, 2), let fraction = fraction(&rest),
      let offset = offset(&rest), 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60,
      second <= 60
    else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSince1970
    return Double(days * 86_400 + hour * 3600 + minute * 60 + second - offset) + fraction
  }

  /// `2026-11-23 07:38:01 UTC`.
  static func text(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e11 else { return "an unknown moment" }
    let whole = Int(seconds.rounded(.down))
    let (day, rest) = whole.quotientAndRemainder(dividingBy: 86_400)
    let date = CivilDate(daysSince1970: day - (rest < 0 ? 1 : 0))
    let inDay = rest < 0 ? rest + 86_400 : rest
    let time = [inDay / 3600, inDay / 60 % 60, inDay % 60].map(padded).joined(separator: ":")
    return "\(date.year)-\(padded(date.month))-\(padded(date.day)) \(time) UTC"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func number(_ rest: inout ArraySlice<UInt8>, _ digits: Int) -> Int? {
    let piece = rest.prefix(digits)
    guard piece.count == digits, piece.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    rest = rest.dropFirst(digits)
    return piece.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  private static func skip(_ sign: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, UInt32(first) == sign.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Double? {
    guard skip(".", &rest) else { return 0 }
    let digits = rest.prefix { 48...57 ~= $0 }
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : Double("0." + String(decoding: digits, as: UTF8.self))
  }

  /// Seconds that local time is ahead of UTC; nothing may follow.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    if rest.isEmpty || ["Z", "UTC"].contains(String(decoding: rest, as: UTF8.self)) { return 0 }
    let isAhead = skip("+", &rest)
    guard isAhead || skip("-", &rest), let hours = number(&rest, 2) else { return nil }
    _ = skip(":", &rest)
    guard let minutes = number(&rest, 2), rest.isEmpty else { return nil }
    return (isAhead ? 1 : -1) * (hours * 3600 + minutes * 60)
  }
}
