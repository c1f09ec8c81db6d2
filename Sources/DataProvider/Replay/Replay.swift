package import ServerlessModel

/// Where a replay stands in a recording and how fast it moves; it owns no clock.
package struct Replay: Hashable, Sendable {
  package let span: TimeSpan
  package private(set) var position: Instant
  /// Recorded seconds a real second.
  package var speed: Int
  package var isPaused: Bool
  /// The speeds that `faster` and `slower` go through.
  package static let speeds = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600]

  /// A replay of `span` that stands at `position`, or at the end of the span nearest to it.
  package init(span: TimeSpan, position: Instant, speed: Int = 60, isPaused: Bool = true) {
    self.span = span
    self.position = min(max(position, span.start), span.end)
    self.speed = max(1, speed)
    self.isPaused = isPaused
  }

  package var isAtEnd: Bool { position >= span.end }

  /// From 0 at the start to 1 at the end.
  package var share: Double {
    span.isEmpty ? 1 : Double(position.since(span.start)) / Double(span.milliseconds)
  }

  /// Moves on by the time that really passed; stands still while paused, and pauses at the end.
  package mutating func advance(by realMilliseconds: Int64) {
    guard !isPaused, realMilliseconds > 0 else { return }
    let (recorded, isTooFar) = realMilliseconds.multipliedReportingOverflow(by: Int64(speed))
    jump(to: isTooFar ? span.end : shifted(by: recorded))
    if isAtEnd { isPaused = true }
  }

  /// Moves by recorded milliseconds, back for a negative number.
  package mutating func step(by milliseconds: Int64) { jump(to: shifted(by: milliseconds)) }

  /// Goes to a moment, or to the end of the span nearest to it.
  package mutating func jump(to moment: Instant) {
    position = min(max(moment, span.start), span.end)
  }

  /// The next higher speed of the list, or the highest.
  package mutating func faster() {
    speed = Self.speeds.first { $0 > speed } ?? max(speed, Self.speeds.last ?? 1)
  }

  /// The next lower speed of the list, or the lowest.
  package mutating func slower() { speed = Self.speeds.last { $0 < speed } ?? 1 }

  /// The first mark after the position.
  package func next(after marks: [Instant]) -> Instant? { marks.filter { $0 > position }.min() }

  /// The last mark before the position.
  package func previous(before marks: [Instant]) -> Instant? {
    marks.filter { $0 < position }.max()
  }

  private func shifted(by milliseconds: Int64) -> Instant {
    let (sum, isTooFar) = position.milliseconds.addingReportingOverflow(milliseconds)
    if isTooFar { return milliseconds > 0 ? span.end : span.start }
    return Instant(milliseconds: sum)
  }
}
