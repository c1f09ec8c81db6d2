import ServerlessModel

/// The words that a day and a time of day are typed with.
enum TimeWord {
  /// Whether a word is meant as a time of day, right or wrong: it holds a colon and no day.
  static func isTime(_ word: some StringProtocol) -> Bool {
    word.contains(":") && !word.contains("T") && word.first?.isNumber == true
  }

  static func isDay(_ word: some StringProtocol) -> Bool {
    word == "yesterday" || word == "today"
      || (word.first?.isNumber == true && word.contains("-") && !word.contains(":"))
  }

  /// The date that a word stands for: `2026-11-20`, `11-20`, `today`, `yesterday`.
  static func day(_ word: some StringProtocol, near now: Instant) -> String? {
    switch word {
    case "today": return now.date
    case "yesterday": return now.adding(seconds: -86_400).date
    default: break
    }
    guard isDay(word) else { return nil }
    return word.split(separator: "-").count == 2 ? "\(now.date.prefix(5))\(word)" : String(word)
  }

  /// A time of day on a date; `24:00` is the end of it.
  static func moment(
    _ date: String, _ time: some StringProtocol, _ typed: some StringProtocol
  ) throws(TimeTextError) -> Instant {
    guard let midnight = Instant(iso8601: "\(date) 00:00:00") else {
      throw TimeTextError("\(date) is no day of the calendar; days are written 2026-11-20")
    }
    let parts =
      time.hasSuffix("Z") ? time.dropLast().split(separator: ":") : time.split(separator: ":")
    let numbers = parts.compactMap { Int64($0) }
    guard (2...3).contains(numbers.count), numbers.count == parts.count,
      numbers.allSatisfy({ $0 >= 0 }), numbers.dropFirst().allSatisfy({ $0 < 60 }),
      numbers[0] < 24 || numbers == [24, 0]
    else {
      throw TimeTextError(
        "\(typed) is no time of day: hours go from 0 to 23, minutes and seconds from 00 to 59")
    }
    let seconds = numbers.reduce(0) { $0 * 60 + $1 }
    return midnight.adding(seconds: numbers.count == 2 ? seconds * 60 : seconds)
  }
}
