import ServerlessModel

/// The day that the sample tells of, in milliseconds since 1970.
enum Day {
  static let start: Int64 = Instant(iso8601: "2026-11-20T00:00:00Z")?.milliseconds ?? 0
  static let end = start + 86_400_000
  static let asOf = "2026-11-20T00:00:00Z"

  /// A time of the day.
  static func at(_ hour: Int, _ minute: Int = 0) -> Int64 {
    start + Int64(hour * 3600 + minute * 60) * 1000
  }

  static func iso(_ milliseconds: Int64) -> String { Instant(milliseconds: milliseconds).rfc3339 }

  /// Minutes since the start of the day.
  static func minute(_ milliseconds: Int64) -> Int { Int((milliseconds - start) / 60_000) }
}
