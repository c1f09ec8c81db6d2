import ServerlessModel

/// Reads moments and windows as the command line takes them.
enum TimeText {
  /// An RFC 3339 moment, or a time of day on the recording's day.
  static func moment(_ text: String, option: String, day: Instant) throws -> Instant {
    if let moment = Instant(iso8601: text) { return moment }
    if let moment = Instant(iso8601: day.date + "T" + text) { return moment }
    throw CommandFailure(
      .usage,
      "\(option) \(Quoted.text(text)) is not a time. Write it like 2026-11-20T14:32:10Z or 14:32.")
  }

  /// A count and a unit: `15m`, `1h`, `7d`.
  static func seconds(_ text: String, option: String) throws -> Int64 {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      count > 0, count <= 10_000
    else {
      throw CommandFailure(
        .usage,
        "\(option) \(Quoted.text(text)) is not a window. Write it like 15m, 1h, 3h, 1d or 7d.")
    }
    return count * unit
  }
}
