import InsightEngine

/// Values as policies write them.
enum PolicyText {
  /// A length of time in whole minutes: `5m`, `1h`, `7d`; `nil` for anything else.
  static func seconds(_ text: String) -> Int64? {
    guard let seconds = try? TimeText.seconds(text, option: ""), seconds % 60 == 0,
      seconds <= 31 * 86_400
    else { return nil }
    return seconds
  }

  /// `3 of 5`, or a count alone; `nil` where more would have to breach than there are.
  static func datapoints(_ text: String) -> (needed: Int, of: Int)? {
    let parts = text.split(separator: " ").map(String.init)
    let numbers = parts.count == 3 && parts[1] == "of" ? [parts[0], parts[2]] : parts
    let read = numbers.compactMap { Int($0) }
    guard read.count == numbers.count, let needed = read.first, let all = read.last,
      (1...1440).contains(all), (1...all).contains(needed), read.count <= 2
    else { return nil }
    return (needed, all)
  }

  /// A number with a unit that fits the ending of a name: `2.5 s` for `p95Ms` is 2500; `nil` for another unit.
  static func number(_ text: String, for name: String) -> Double? {
    let digits = text.prefix { $0.isNumber || ".-+eE".contains($0) }
    guard let value = Double(digits) else { return nil }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    let factor = unit.isEmpty ? 1 : units(name).first { $0.unit == unit.lowercased() }?.factor
    return factor.map { value * $0 }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The units that a name takes, in words.
  static func unitNames(_ name: String) -> String {
    let names = units(name).map(\.unit)
    return names.isEmpty ? "a number" : "a number, or one in \(names.joined(separator: ", "))"
  }

  private static func units(_ name: String) -> [(unit: String, factor: Double)] {
    let lower = name.lowercased()
    if lower.hasSuffix("ms") || ["duration", "iteratorage", "latency"].contains(lower) {
      return [("ms", 1), ("s", 1000), ("m", 60_000), ("min", 60_000), ("h", 3_600_000)]
    }
    if lower.hasSuffix("seconds") {
      return [("s", 1), ("m", 60), ("min", 60), ("h", 3600), ("d", 86_400)]
    }
    if lower.hasSuffix("pct") { return [("%", 1), ("pct", 1)] }
    if lower.hasSuffix("mb") { return [("mb", 1), ("gb", 1024)] }
    if lower.hasSuffix("usd") { return [("usd", 1), ("$", 1)] }
    return []
  }
}
