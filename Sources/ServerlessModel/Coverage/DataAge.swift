/// How old what is held of one source is, where it is older than its poll interval allows.
package struct DataAge: Hashable, Sendable {
  package var source: Coverage.Source
  package var seconds: Int64
  /// Why nothing newer came; `nil` where nobody said.
  package var reason: Missing?
  /// How many of the scopes that were asked for are that old, and how many there are.
  package var old: Int
  package var all: Int

  /// Makes the value from its parts.
  package init(source: Coverage.Source, seconds: Int64, reason: Missing?, old: Int, all: Int) {
    self.source = source
    self.seconds = seconds
    self.reason = reason
    self.old = old
    self.all = all
  }

  /// The age in steps, so that what shows it seldom changes: `12 min` is told as `10 min`.
  package var age: String { Self.words(seconds: seconds) }

  /// An age in steps, from its seconds.
  package static func words(seconds: Int64) -> String {
    let minutes = seconds / 60
    if minutes < 1 { return "<1 min" }
    if minutes >= 120 { return "\(minutes / 60) h" }
    let steps: [Int64] = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90]
    return "\(steps.last { $0 <= minutes } ?? 1) min"
  }

  /// `metrics 10 min old: throttled by AWS, next try 14:40:00Z`.
  package var sentence: String {
    let share = old < all ? " of \(old) in \(all) places" : ""
    return "\(source.rawValue)\(share) \(age) old" + (reason.map { ": \($0.sentence)" } ?? "")
  }

  /// Ages in one line; what is as old for the same reason is named once.
  package static func sentence(_ ages: [DataAge]) -> String {
    var told: [(names: [String], rest: String)] = []
    for age in ages {
      let rest = String(age.sentence.dropFirst(age.source.rawValue.count))
      if let index = told.firstIndex(where: { $0.rest == rest }) {
        told[index].names.append(age.source.rawValue)
      } else {
        told.append(([age.source.rawValue], rest))
      }
    }
    return told.map { $0.names.joined(separator: " and ") + $0.rest }.joined(separator: "; ")
  }
}
