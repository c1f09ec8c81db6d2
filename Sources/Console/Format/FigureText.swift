import InsightEngine
import ServerlessModel

/// Numbers as cells show them; a missing one is a dash, never 0.
enum Figures {
  static let none = "–"
  /// Stands before what is estimated.
  static let about = "≈"

  /// A number with a fixed count of decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return none }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return none }
    let whole = Int64(scaled)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let unit = Int64(scale)
    let fraction = String(whole % unit)
    return sign + String(whole / unit) + "."
      + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  static func figure(_ value: Double?, _ unit: FigureUnit) -> String {
    guard let value, value.isFinite else { return none }
    switch unit {
    case .count: return Format.short(value)
    case .perMinute: return perMinute(value)
    case .percent: return percent(value)
    case .milliseconds: return Format.duration(Elapsed(milliseconds: value))
    case .seconds: return age(value)
    case .bytes: return Format.bytes(Int64(max(-9e18, min(9e18, value))))
    case .dollars: return dollars(value)
    case .megabytes: return Format.megabytes(Int(max(0, min(1e12, value))))
    case .ofLimit: return Format.short(value)
    }
  }

  /// Runs a minute: `57`, `0.4`, `9.3 k`.
  static func perMinute(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value < 0.1 { return "<0.1" }
    if value < 10 { return fixed(value, 1) }
    return value < 1000 ? fixed(value, 0) : Format.short(value)
  }

  /// A share from 0 to 1 without its sign: `6.2`, `0.0`, `<0.1`.
  static func percent(_ share: Double) -> String {
    let value = share * 100
    if value > 0, value < 0.05 { return "<0.1" }
    return value >= 99.95 ? "100" : fixed(value, 1)
  }

  /// Dollars without the sign: `22.08`, `0.00`, `<0.01`.
  static func dollars(_ value: Double) -> String {
    if value > 0, value < 0.005 { return "<0.01" }
    return value >= 10_000 ? Format.short(value) : fixed(value, 2)
  }

  /// Dollars with as many decimals as all of a column have, by what they add up to.
  static func usd(_ value: Double, beside total: Double) -> String {
    let decimals = total >= 1 ? 2 : total >= 0.01 ? 4 : 6
    let least = total >= 1 ? 0.005 : total >= 0.01 ? 0.000_05 : 0.000_000_5
    if value == 0 { return "$0" }
    guard value < least, value > 0 else { return "$" + fixed(value, decimals) }
    return "<$" + fixed(least * 2, decimals)
  }

  /// A length of time in seconds, in words: `27 min`.
  static func age(_ seconds: Double) -> String {
    if seconds < 60 { return "\(fixed(seconds, seconds < 10 && seconds > 0 ? 1 : 0)) s" }
    return Format.age(seconds: Int64(max(0, min(9e15, seconds))))
  }

  /// A length of time in a trace: seconds up to ten minutes, `67.1 s`.
  static func span(_ microseconds: Int64) -> String {
    let seconds = Double(microseconds) / 1_000_000
    if seconds >= 59.995, seconds < 600 { return fixed(seconds, 1) + " s" }
    return Format.duration(Elapsed(microseconds: microseconds))
  }

  static func duration(_ elapsed: Elapsed?) -> String {
    elapsed.map { Format.duration($0) } ?? none
  }

  /// A percentile of the durations, with `≈` where a sketch answered or only some runs are held.
  static func latency(_ figures: EntityFigures, _ part: KeyPath<Latency, Elapsed>) -> String {
    guard let latency = figures.latency, latency.count > 0 else { return none }
    let about = latency.percentileError > 0 ? about : figures.about
    return about + Format.duration(latency[keyPath: part])
  }

  /// A window's length: `15m`, `1h`, `7d`.
  static func window(_ seconds: Int64) -> String {
    if seconds % 86_400 == 0 { return "\(seconds / 86_400)d" }
    if seconds % 3600 == 0 { return "\(seconds / 3600)h" }
    return seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
  }
}

extension EntityFigures {
  /// Stands before what the runs that are held tell of all.
  var about: String { isSampled ? Figures.about : "" }
}
