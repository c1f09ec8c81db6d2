package import ServerlessModel

/// How moments are written.
package enum ClockStyle: String, CaseIterable, Hashable, Sendable {
  /// UTC.
  case utc
  /// The user's own time.
  case local
  /// How long before the moment that is shown.
  case relative
}

/// The user's time zone, told by whoever knows it: seconds east of UTC at a moment, and its name then.
package struct LocalTime: Sendable {
  package var offset: @Sendable (Instant) -> (seconds: Int64, name: String)

  /// UTC, for whoever knows no other.
  package static let utc = LocalTime { _ in (0, "UTC") }

  /// Makes a zone.
  package init(offset: @escaping @Sendable (Instant) -> (seconds: Int64, name: String)) {
    self.offset = offset
  }
}

/// Writes moments as the user wants them.
struct Clock: Sendable {
  var style: ClockStyle
  var local: LocalTime
  var window: Window

  /// The name of the zone, as the titles of columns end: `UTC`, `CET`, `AGO`.
  var zone: String {
    switch style {
    case .utc: "UTC"
    case .local: local.offset(window.at).name
    case .relative: "AGO"
    }
  }

  /// A minute of today, else the day: when something began.
  func since(_ moment: Instant) -> String {
    if style == .relative { return age(moment) }
    let (shown, now) = (shown(moment), shown(window.at))
    return shown.date == now.date ? shown.clockMinutes : String(shown.date.dropFirst(5))
  }

  /// A moment of the window to the second, with its day where the window is longer than one.
  func inWindow(_ moment: Instant) -> String {
    if style == .relative { return age(moment) }
    let shown = shown(moment)
    let days = Set([window.span.start, window.at, moment].map { self.shown($0).date })
    return days.count == 1 ? shown.clock : "\(shown.date.dropFirst(5)) \(shown.clockMinutes)"
  }

  /// A moment to the millisecond, with its day in a window of more than one.
  func exact(_ moment: Instant) -> String {
    if style == .relative { return age(moment) }
    let shown = shown(moment)
    return window.seconds > 86_400
      ? "\(shown.date.dropFirst(5)) \(shown.clockWithMilliseconds)" : shown.clockWithMilliseconds
  }

  /// A day and its millisecond.
  func stamp(_ moment: Instant) -> String {
    if style == .relative { return age(moment) }
    let shown = shown(moment)
    return "\(shown.date.dropFirst(5)) \(shown.clockWithMilliseconds)"
  }

  /// A minute.
  func minute(_ moment: Instant) -> String {
    style == .relative ? age(moment) : shown(moment).clockMinutes
  }

  /// A day and its minute.
  func day(_ moment: Instant) -> String {
    if style == .relative { return age(moment) }
    let shown = shown(moment)
    return "\(shown.date) \(shown.clockMinutes)"
  }

  /// A moment to the millisecond with its zone, for facts.
  func exactWithZone(_ moment: Instant) -> String {
    style == .relative
      ? "\(age(moment)) ago" : shown(moment).clockWithMilliseconds + suffix(moment)
  }

  /// The moment that is looked at, with its day and zone; it is never relative.
  var now: String {
    let shown = shown(window.at)
    return "\(shown.date) \(shown.clock)\(suffix(window.at))"
  }

  /// The same in few cells.
  var shortNow: String { shown(window.at).clockMinutes + suffix(window.at) }

  /// The window's two ends, over a strip of a width.
  func ends(width: Int = 12) -> String {
    let (first, last) = (end(window.span.start), end(window.at))
    let gap = max(2, width - first.count - last.count)
    return first + String(repeating: " ", count: gap) + last
  }

  /// The ends and the middle of a chart's time axis.
  var axis: [(position: Double, text: String)] {
    let span = window.span
    let middle = span.start.adding(milliseconds: span.milliseconds / 2)
    return [
      (0, end(span.start)), (0.5, end(middle)),
      (1, end(span.end) + (style == .relative ? "" : suffix(span.end))),
    ]
  }

  private func end(_ moment: Instant) -> String {
    guard style != .relative else { return moment == window.at ? "now" : "-" + age(moment) }
    let shown = shown(moment)
    return window.seconds <= 86_400 ? shown.clockMinutes : String(shown.date.dropFirst(5))
  }

  private func age(_ moment: Instant) -> String {
    let seconds = Double(window.at.since(moment)) / 1000
    return seconds < 0 ? "in " + Figures.age(-seconds) : Figures.age(seconds)
  }

  /// A moment that reads, as UTC, what a clock on the user's wall showed.
  private func shown(_ moment: Instant) -> Instant {
    style == .local ? moment.adding(seconds: local.offset(moment).seconds) : moment
  }

  private func suffix(_ moment: Instant) -> String {
    style == .local ? " " + local.offset(moment).name : "Z"
  }
}
