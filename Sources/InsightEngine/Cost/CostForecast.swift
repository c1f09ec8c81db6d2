package import ServerlessModel

/// What a month will cost, from the days that are known.
///
/// A day that is not known is taken to cost the mean of the known days of its weekday, or of all days where fewer than
/// two weeks are known. The range is where four months in five end, as far as the known days vary.
package struct CostForecast: Hashable, Sendable {
  package let monthUSD: Double
  package let low: Double
  package let high: Double
  /// How many days it rests on.
  package let daysKnown: Int

  /// The fewest days that a forecast is made from.
  package static let leastDays = 3

  /// Forecasts the month that a moment lies in.
  ///
  /// - Parameter days: Whole days by their start, with what each cost.
  /// - Returns: `nil` for fewer days than a forecast needs.
  package init?(_ days: [(day: Instant, amountUSD: Double)], monthOf moment: Instant) {
    guard days.count >= Self.leastDays else { return nil }
    let amounts = days.map(\.amountUSD)
    let mean = amounts.reduce(0, +) / Double(amounts.count)
    let weekdays = Dictionary(grouping: days) { Self.weekday($0.day) }
      .mapValues { $0.reduce(0) { $0 + $1.amountUSD } / Double($0.count) }
    let usesWeekdays = days.count >= 14
    let known = Dictionary(days.map { ($0.day, $0.amountUSD) }, uniquingKeysWith: { $1 })
    var total = 0.0
    var open = 0
    for day in Self.days(ofMonth: moment) {
      if let amount = known[day] {
        total += amount
      } else {
        open += 1
        total += usesWeekdays ? weekdays[Self.weekday(day)] ?? mean : mean
      }
    }
    let variance = days.reduce(0.0) { sum, day in
      let expected = usesWeekdays ? weekdays[Self.weekday(day.day)] ?? mean : mean
      return sum + (day.amountUSD - expected) * (day.amountUSD - expected)
    }
    let spread = (variance / Double(max(1, days.count - 1))).squareRoot()
    let margin = 1.2816 * spread * Double(open).squareRoot()
    monthUSD = total
    low = max(0, total - margin)
    high = total + margin
    daysKnown = days.count
  }

  private static let dayMs: Int64 = 86_400_000

  private static func weekday(_ day: Instant) -> Int64 { (day.milliseconds / dayMs) % 7 }

  /// The starts of the days of the month in UTC that a moment lies in.
  static func days(ofMonth moment: Instant) -> [Instant] {
    let month = moment.date.prefix(7)
    var day = moment.floored(toSeconds: 86_400)
    while day.adding(seconds: -86_400).date.prefix(7) == month {
      day = day.adding(seconds: -86_400)
    }
    var days: [Instant] = []
    while day.date.prefix(7) == month {
      days.append(day)
      day = day.adding(seconds: 86_400)
    }
    return days
  }
}
