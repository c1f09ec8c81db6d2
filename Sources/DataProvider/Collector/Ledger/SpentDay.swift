/// What was spent on one day in UTC, in the form that a recording keeps it in.
package struct SpentDay: Hashable, Sendable {
  /// `2026-11-20`; empty where nothing is known.
  package var day: String
  package var spending: Spending

  /// Makes the value from its parts.
  package init(day: String, spending: Spending) {
    self.day = day
    self.spending = spending
  }

  static let note = "collector spent"
  /// Nothing is known of any day.
  package static let none = SpentDay(day: "", spending: Spending())

  /// Reads `2026-11-20 41 20500 0.205`; `nil` for other text.
  init?(text: String?) {
    let words = (text ?? "").split(separator: " ").map(String.init)
    guard words.count == 4, let calls = Int(words[1]), let metrics = Int(words[2]),
      let dollars = Double(words[3])
    else { return nil }
    self.init(
      day: words[0], spending: Spending(calls: calls, metrics: metrics, dollars: dollars))
  }

  var text: String { "\(day) \(spending.calls) \(spending.metrics) \(spending.dollars)" }
}
