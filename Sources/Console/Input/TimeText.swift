import ServerlessModel

/// What a user types to move in time: `14:05`, `yesterday 9:00`, `-15m`, `3h`, `11-20 13:00..14:00`, `end`.
enum TimeText {
  /// What was meant.
  struct Wish: Hashable, Sendable {
    var at: Instant?
    var seconds: Int64?
  }

  static let help = "14:05, yesterday 9:00, -2h, 11-20 14:00..15:00, end; a window: 3h"
  private static let longest: Int64 = 31 * 86_400

  /// Reads a wish; times without a date take the date of the window's moment.
  static func read(
    _ text: String, window: Window, end: Instant
  ) throws(TimeTextError) -> Wish {
    if let dots = text.firstRange(of: "..") {
      return try range(text[..<dots.lowerBound], text[dots.upperBound...], window, end)
    }
    var words = text.split(separator: " ")[...]
    guard !words.isEmpty else { throw TimeTextError("nothing was typed; try \(help)") }
    var wish = Wish()
    while let word = words.first {
      if let seconds = length(String(word)) {
        words.removeFirst()
        wish.seconds = try checked(seconds, word)
      } else {
        let taken =
          words.count > 1 && TimeWord.isDay(word) && TimeWord.isTime(words[1 + words.startIndex])
          ? 2 : 1
        try place(words.prefix(taken), window, end, &wish)
        words.removeFirst(taken)
      }
    }
    return wish
  }

  /// Reads `15m`, `1h`, `90s`, `7d` as seconds.
  static func length(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let last = text.last, let unit = units[last], let number = Int64(text.dropLast()),
      number > 0, number < 100_000, text.first?.isNumber == true
    else { return nil }
    return number * unit
  }

  private static func checked(
    _ seconds: Int64, _ text: Substring
  ) throws(TimeTextError) -> Int64 {
    guard seconds <= longest else {
      throw TimeTextError("\(text) is longer than 31d, the longest window there is")
    }
    return max(60, seconds)
  }

  private static func place(
    _ words: ArraySlice<Substring>, _ window: Window, _ end: Instant, _ wish: inout Wish
  ) throws(TimeTextError) {
    if words.count == 1, let word = words.first, let day = TimeWord.day(word, near: window.at),
      word != "yesterday", word != "today"
    {
      wish = Wish(at: try TimeWord.moment(day, "24:00", word), seconds: 86_400)
      return
    }
    wish.at = try moment(words, window.at, end)
  }

  private static func range(
    _ first: Substring, _ last: Substring, _ window: Window, _ end: Instant
  ) throws(TimeTextError) -> Wish {
    let from = try moment(first.split(separator: " ")[...], window.at, end)
    let words = last.split(separator: " ")[...]
    var to = try moment(words, from, end)
    if words.count == 1, let word = words.first, TimeWord.isTime(word), to <= from {
      to = to.adding(seconds: 86_400)
    }
    guard from < to else {
      throw TimeTextError("\(first)..\(last) ends before it begins; the earlier time stands first")
    }
    let seconds = try checked((to.since(from) + 999) / 1000, "\(first)..\(last)")
    return Wish(at: to, seconds: seconds)
  }

  /// One moment: `now`, `-2h`, `yesterday`, a time, or a day and a time.
  private static func moment(
    _ words: ArraySlice<Substring>, _ now: Instant, _ end: Instant
  ) throws(TimeTextError) -> Instant {
    guard let first = words.first, words.count < 3 else {
      throw TimeTextError(
        words.isEmpty
          ? "a time is missing beside \"..\"; 14:00..15:00 has both"
          : "\(words.joined(separator: " ")) is more than a day and a time; try \(help)")
    }
    if words.count == 2, let last = words.last {
      guard let day = TimeWord.day(first, near: now) else {
        throw TimeTextError(
          "\(first) is no day; write 2026-11-20, 11-20, today or yesterday before the time")
      }
      return try TimeWord.moment(day, last, last)
    }
    return try single(first, now, end)
  }

  private static func single(
    _ word: Substring, _ now: Instant, _ end: Instant
  ) throws(TimeTextError) -> Instant {
    switch word {
    case "now", "end": return end
    case "today": return now
    case "yesterday": return now.adding(seconds: -86_400)
    default: break
    }
    if let sign = word.first, sign == "-" || sign == "+" {
      guard let seconds = length(String(word.dropFirst())) else {
        throw TimeTextError(
          "\(word) has no length after \(sign); write \(sign)15m, \(sign)2h or \(sign)1d")
      }
      return now.adding(seconds: sign == "-" ? -seconds : seconds)
    }
    if TimeWord.isTime(word) { return try TimeWord.moment(now.date, word, word) }
    if let whole = Instant(iso8601: String(word)) { return whole }
    throw TimeTextError("\(word) is no time; try \(help)")
  }
}

/// Why a text is no time, and what to type.
struct TimeTextError: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
