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
    let days = days(year, month, day)
    return Double(days * 86_400 + hour * 3600 + minute * 60 + second - offset) + fraction
  }

  /// `2026-11-23 07:38:01 UTC`.
  static func text(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e11 else { return "an unknown moment" }
    let whole = Int(seconds.rounded(.down))
    let (day, rest) = whole.quotientAndRemainder(dividingBy: 86_400)
    let (year, month, date) = date(day - (rest < 0 ? 1 : 0))
    let inDay = rest < 0 ? rest + 86_400 : rest
    let time = [inDay / 3600, inDay / 60 % 60, inDay % 60].map(padded).joined(separator: ":")
    return "\(year)-\(padded(month))-\(padded(date)) \(time) UTC"
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

  /// Days since 1970 by Howard Hinnant's `days_from_civil`.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse, `civil_from_days`.
  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
