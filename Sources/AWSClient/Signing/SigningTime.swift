/// A moment as a signature spells it.
struct SigningTime {
  /// `20150830`.
  let day: String
  /// `20150830T123600Z`.
  let stamp: String

  /// Takes seconds since 1970; what lies outside the years 1970 to 9999 is brought to their edge.
  init(_ seconds: Double) {
    let whole = seconds.isFinite ? Int(min(max(seconds, 0), 253_402_300_799)) : 0
    let date = CivilDate(daysSince1970: whole / 86_400)
    let second = whole % 86_400
    day = Self.digits(date.year, 4) + Self.digits(date.month, 2) + Self.digits(date.day, 2)
    stamp =
      day + "T" + Self.digits(second / 3600, 2) + Self.digits(second / 60 % 60, 2)
      + Self.digits(second % 60, 2) + "Z"
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
