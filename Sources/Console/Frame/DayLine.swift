import CellGrid
import ServerlessModel

/// The day of the moment with what happened on it: findings, deployments, where one stands.
struct DayLine {
  let state: ConsoleState

  private static let day: Int64 = 86_400_000

  func draw(into grid: inout CellGrid, in rect: Rect) {
    let rows = rect.rows([.rest, .fixed(min(rect.height, 2))])
    if rect.height > 2 { grid.rule(x: rect.x + 1, y: rect.y, width: rect.width - 2) }
    let place = rows[1]
    let keys = " ( ) mark  , . step  p play"
    let keysWidth = rect.width >= 70 ? Text.width(keys) : 0
    let line = place.inset(left: 6, right: keysWidth + 1)
    grid.put(
      rect.height > 1 ? " DAY" : " \(start.date.dropFirst(5))", x: place.x, y: place.y, .header)
    if rect.height > 1 {
      grid.put(" \(start.date.dropFirst(5))", x: place.x, y: place.endY - 1, .dim, width: 6)
    }
    timeline.draw(into: &grid, in: line)
    if keysWidth > 0 {
      grid.put(keys, x: rect.endX - keysWidth - 1, y: place.endY - 1, .dim)
    }
  }

  /// Where a click on the line goes; `nil` beside it.
  func moment(at point: Point, in rect: Rect) -> Instant? {
    let keysWidth = rect.width >= 70 ? 27 : 0
    let line = rect.row(rect.height - 1).inset(left: 6, right: keysWidth + 1)
    guard line.contains(point) else { return nil }
    let position = Timeline.position(of: point.x, in: line)
    return start.adding(milliseconds: Int64(position * Double(Self.day)))
  }

  private var start: Instant {
    // A moment at midnight belongs to the day that ends there.
    state.window.at.adding(milliseconds: -1).floored(toSeconds: 86_400)
  }

  private var timeline: Timeline {
    let cursor = position(state.window.at)
    let from = max(0, min(1, position(state.window.span.start)))
    return Timeline(
      marks: marks, cursor: cursor, window: from...max(from, min(1, cursor)), load: load,
      labels: stride(from: 0, through: 24, by: 3).map { hour in
        (position: Double(hour) / 24, text: hour < 10 ? "0\(hour)" : "\(hour)")
      })
  }

  private var marks: [Timeline.Mark] {
    (state.data[.marks]?.answer?.marks ?? []).compactMap { mark in
      let place = position(mark.time)
      guard (0...1).contains(place) else { return nil }
      let isFuture = mark.time > state.window.at
      switch mark.kind {
      case .finding(let severity):
        return Timeline.Mark(
          place, severity.glyph, role: isFuture ? .dim : severity.role, weight: 3 - severity.order)
      case .deployment: return Timeline.Mark(place, "d", role: isFuture ? .dim : .accent, weight: 4)
      }
    }
  }

  /// Blank where nothing was recorded.
  private var load: [Double?] {
    let steps = 96
    return (0..<steps).map { step in
      let from = start.adding(milliseconds: Self.day * Int64(step) / Int64(steps))
      let to = start.adding(milliseconds: Self.day * Int64(step + 1) / Int64(steps))
      return to > state.earliest && from < state.latest ? 0 : nil
    }
  }

  private func position(_ moment: Instant) -> Double {
    Double(moment.since(start)) / Double(Self.day)
  }
}
