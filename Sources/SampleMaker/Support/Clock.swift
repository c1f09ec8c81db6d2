import ServerlessModel

/// The day that the sample tells of, in milliseconds since 1970.
enum Day {
  static let midnight: Int64 = Instant(iso8601: "2026-11-20T00:00:00Z")?.milliseconds ?? 0
  /// Three quarters of an hour before, so that a whole day is held at its end of what runs seldom too.
  static let start = midnight - 2_700_000
  static let end = midnight + 86_400_000
  static let minutes = Int((end - start) / 60_000)
  /// When the inventory was asked for.
  static let asOf = stamp(start)

  /// A time of the day.
  static func at(_ hour: Int, _ minute: Int = 0) -> Int64 {
    midnight + Int64(hour * 3600 + minute * 60) * 1000
  }

  static func iso(_ milliseconds: Int64) -> String { Instant(milliseconds: milliseconds).rfc3339 }

  /// A moment in whole seconds, as folders of exports are named.
  static func stamp(_ milliseconds: Int64) -> String { iso(milliseconds).dropLast(5) + "Z" }

  /// Minutes since the start of the day.
  static func minute(_ milliseconds: Int64) -> Int { Int((milliseconds - start) / 60_000) }
}
