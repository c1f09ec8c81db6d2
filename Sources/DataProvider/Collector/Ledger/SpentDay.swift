package import ServerlessModel

/// What was spent on one day in UTC, in the form that a recording keeps it in.
package struct SpentDay: Hashable, Sendable {
  /// `2026-11-20`.
  package var day: String
  package var spending: Spending

  /// Makes the value from its parts.
  package init(day: String, spending: Spending) {
    self.day = day
    self.spending = spending
  }

  static let note = "collector spent"

  /// What a recording says of each day on which AWS was asked, oldest first.
  package static func days(of reader: any SnapshotReading) -> [SpentDay] {
    (reader.note(note) ?? "").split(separator: "\n").compactMap { SpentDay(text: String($0)) }
  }

  /// A line a day.
  static func text(_ days: [SpentDay]) -> String { days.map(\.text).joined(separator: "\n") }

  /// Reads `2026-11-20 41 20500 0.205`; `nil` for other text.
  private init?(text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 4, let calls = Int(words[1]), let metrics = Int(words[2]),
      let dollars = Double(words[3])
    else { return nil }
    self.init(
      day: words[0], spending: Spending(calls: calls, metrics: metrics, dollars: dollars))
  }

  private var text: String { "\(day) \(spending.calls) \(spending.metrics) \(spending.dollars)" }
}
