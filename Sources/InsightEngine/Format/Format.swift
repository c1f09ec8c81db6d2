package import ServerlessModel

/// The one place where numbers become words.
package enum Format {
  /// A whole number with its thousands set apart: `3,402`.
  package static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A number in at most four characters and a unit: `57`, `9.3 k`, `1.2 M`.
  package static func short(_ value: Double) -> String {
    let size = value.magnitude
    if size >= 999_500_000 { return fixed(value / 1e9, size >= 9.95e9 ? 0 : 1) + " G" }
    if size >= 999_500 { return fixed(value / 1e6, size >= 9.95e6 ? 0 : 1) + " M" }
    if size >= 1000 { return fixed(value / 1e3, size >= 9950 ? 0 : 1) + " k" }
    return fixed(value, value == value.rounded() || size >= 100 ? 0 : 1)
  }

  /// A length of time in the unit that suits it: `412 ms`, `3.00 s`, `27 min`, `5.2 h`, `3.0 d`.
  package static func duration(_ elapsed: Elapsed) -> String {
    let milliseconds = elapsed.milliseconds
    if milliseconds == 0 { return "0 ms" }
    if milliseconds.magnitude < 9.95 { return fixed(milliseconds, 2) + " ms" }
    if milliseconds.magnitude < 999.5 { return fixed(milliseconds, 0) + " ms" }
    if milliseconds.magnitude < 59_995 { return fixed(milliseconds / 1000, 2) + " s" }
    return long(elapsed.seconds)
  }

  /// Milliseconds in the unit that suits them.
  package static func milliseconds(_ value: Double) -> String {
    duration(Elapsed(milliseconds: value))
  }

  /// Seconds of a setting, with one decimal below a minute: `3.0 s`, `15 min`.
  package static func seconds(_ value: Double) -> String {
    value.magnitude < 120 ? fixed(value, 1) + " s" : long(value)
  }

  /// An age or a span in whole units: `40 s`, `27 min`, `6 h`, `14 d`.
  package static func age(seconds: Int64) -> String {
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 7200 { return "\(seconds / 60) min" }
    if seconds < 172_800 { return "\(seconds / 3600) h" }
    return "\(seconds / 86_400) d"
  }

  /// A share from 0 to 1 as a percentage: `6.2 %`, `62 %`, `0.04 %`.
  package static func percent(_ share: Double) -> String {
    let value = share * 100
    let size = value.magnitude
    return fixed(value, size >= 9.95 || value == 0 ? 0 : size >= 0.095 ? 1 : 2) + " %"
  }

  /// US dollars: `$12.70`, `$1,204.00`, and below a cent with two digits that matter: `$0.0042`.
  package static func usd(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e13 else { return "–" }
    if value != 0, value.magnitude < 0.005 { return "$" + significant(value) }
    let cents = fixed(value.magnitude, 2)
    let whole = cents.prefix { $0 != "." }
    let sign = value < 0 && cents != "0.00" ? "-" : ""
    return sign + "$" + count(Int(whole) ?? 0) + cents.dropFirst(whole.count)
  }

  /// Megabytes as Lambda counts them: `212 MB`, `3,008 MB`.
  package static func megabytes(_ value: Int) -> String { count(value) + " MB" }

  /// Bytes in binary units: `512 B`, `4.0 KB`, `1.2 GB`.
  package static func bytes(_ value: Int64) -> String {
    var rest = Double(value)
    for unit in ["B", "KB", "MB", "GB"] {
      if rest.magnitude < 1023.5 {
        return fixed(rest, unit == "B" || rest >= 100 ? 0 : 1) + " " + unit
      }
      rest /= 1024
    }
    return fixed(rest, 1) + " TB"
  }

  /// A number and its noun, in the plural where it is not one: `1 run`, `3,402 runs`.
  package static func counted(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    count(value) + " " + (value == 1 ? noun : plural ?? noun + "s")
  }

  /// A number with a fixed count of decimals, rounded half away from zero; `–` for what is no number.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int64((value * scale).rounded(.toNearestOrAwayFromZero))
    guard decimals > 0 else { return String(scaled) }
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  private static func long(_ seconds: Double) -> String {
    if seconds.magnitude < 7170 { return fixed(seconds / 60, 0) + " min" }
    if seconds.magnitude < 172_800 { return fixed(seconds / 3600, 1) + " h" }
    return fixed(seconds / 86_400, 1) + " d"
  }

  private static func significant(_ value: Double) -> String {
    var decimals = 2
    var rest = value.magnitude
    while rest < 0.1, decimals < 12 {
      rest *= 10
      decimals += 1
    }
    return fixed(value, decimals)
  }
}
