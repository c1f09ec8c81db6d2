import ServerlessModel

/// What a user types to move in time: `14:05`, `2026-11-20 14:05`, `-15m`, `3h`, `13:00..14:00`, `end`.
enum TimeText {
  /// What was meant.
  struct Wish: Hashable, Sendable {
    var at: Instant?
    var seconds: Int64?
  }

  static let help = "14:05, 11-20 14:05, -15m, +1h, 13:00..14:00, end; a window: 15m 1h 3h 1d 7d"

  /// Reads a wish; `nil` for what is none. Times without a date take the date of `now`.
  static func read(_ text: String, window: Window, end: Instant) -> Wish? {
    var wish = Wish()
    let words = text.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return nil }
    if words.count == 2, let moment = moment(words.joined(separator: " "), near: window.at) {
      return Wish(at: moment)
    }
    for word in words {
      if let range = word.firstRange(of: "..") {
        guard let from = moment(String(word[..<range.lowerBound]), near: window.at),
          let to = moment(String(word[range.upperBound...]), near: window.at), from < to
        else { return nil }
        wish = Wish(at: to, seconds: to.since(from) / 1000)
      } else if word == "end" || word == "now" {
        wish.at = end
      } else if word.hasPrefix("-") || (word.hasPrefix("+") && word.count > 1) {
        guard let seconds = length(String(word.dropFirst())) else { return nil }
        wish.at = window.at.adding(seconds: word.hasPrefix("-") ? -seconds : seconds)
      } else if let seconds = length(word) {
        wish.seconds = max(60, seconds)
      } else if let moment = moment(word, near: window.at) {
        wish.at = moment
      } else {
        return nil
      }
    }
    return wish
  }

  /// Reads `15m`, `1h`, `90s`, `7d` as seconds.
  static func length(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let last = text.last, let unit = units[last], let number = Int64(text.dropLast()),
      number > 0, number < 100_000
    else { return nil }
    return number * unit
  }

  private static func moment(_ text: String, near now: Instant) -> Instant? {
    if let whole = Instant(iso8601: text) { return whole }
    let colons = text.filter { $0 == ":" }.count
    guard colons == 1 || colons == 2 else { return nil }
    if let moment = Instant(iso8601: "\(now.date) \(text)") { return moment }
    return Instant(iso8601: "\(now.date.prefix(5))\(text)")
  }
}
