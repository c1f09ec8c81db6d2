import CellGrid
import InsightEngine
import ServerlessModel

/// How many lines there are over the window: a row for errors, for warnings and for the rest, or one strip.
struct LogHistogram {
  /// The room for words and counts at the left.
  static let labels = 15

  let counts: LogCounts
  let clock: Clock
  /// The moment of the line under the cursor.
  let cursor: Instant?

  /// How high it is in a body; 0 where lines need the room.
  static func height(in body: Rect) -> Int { body.height >= 26 ? 4 : body.height >= 14 ? 1 : 0 }

  /// In how many steps it counts, for a width.
  static func steps(width: Int) -> Int { max(8, width - labels - 2) }

  func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    if rect.height < 4 { return drawStrip(into: &grid, in: rect.row(0)) }
    draw("ERROR", .error, \.errors, into: &grid, in: rect.row(0))
    draw("WARN", .warning, \.warnings, into: &grid, in: rect.row(1))
    draw("other", .chart1, \.others, into: &grid, in: rect.row(2))
    drawAxis(into: &grid, in: rect.row(3))
  }

  /// The same as a line of words.
  var words: String {
    "lines \(Format.count(counts.total)), errors \(total(\.errors)), warnings \(total(\.warnings))"
      + (counts.isAbout ? ", about" : "")
  }

  private func total(_ part: KeyPath<LogCounts.Step, Int>) -> String {
    (counts.isAbout ? "≈" : "") + Format.count(counts.steps.reduce(0) { $0 + $1[keyPath: part] })
  }

  private func draw(
    _ name: String, _ role: Role, _ part: KeyPath<LogCounts.Step, Int>, into grid: inout CellGrid,
    in row: Rect
  ) {
    let values = counts.steps.map { step -> Double? in
      step[keyPath: part] == 0 ? nil : Double(step[keyPath: part])
    }
    let isThere = values.contains { $0 != nil }
    grid.put(name, x: row.x + 1, y: row.y, isThere ? role : .dim, width: 5)
    grid.put(
      total(part), x: row.x + 7, y: row.y, isThere ? role : .dim, width: Self.labels - 8,
      align: .right)
    Sparkline(values, role: role).draw(into: &grid, in: bars(row))
  }

  /// Bars of all lines; a step with errors shows their sign instead, so that no colour is needed.
  private func drawStrip(into grid: inout CellGrid, in row: Rect) {
    let words =
      "\(Severity.critical.glyph)\(total(\.errors)) \(Severity.warning.glyph)\(total(\.warnings))"
    grid.put(words, x: row.x + 1, y: row.y, .dim, width: Self.labels - 2)
    let place = bars(row)
    let values = counts.steps.map { $0.total == 0 ? nil : Double($0.total) }
    Sparkline(values, role: .chart1).draw(into: &grid, in: place)
    for (index, step) in counts.steps.prefix(place.width).enumerated() {
      guard let severity = step.severity else { continue }
      if severity == .critical {
        grid.put(severity.glyph, x: place.x + index, y: row.y, severity.role)
      } else {
        grid.restyle(Rect(x: place.x + index, y: row.y, width: 1, height: 1)) { _ in
          Style(severity.role)
        }
      }
    }
    guard let cursor else { return }
    let cell = Rect(x: place.x + counts.step(of: cursor), y: row.y, width: 1, height: 1)
    grid.restyle(cell) { style in
      var changed = style
      changed.attributes.insert(.reverse)
      return changed
    }
  }

  private func drawAxis(into grid: inout CellGrid, in row: Rect) {
    let place = bars(row)
    for tick in clock.axis {
      let width = Text.width(tick.text)
      let x = Int(Double(place.width - 1) * tick.position) - (tick.position == 0 ? 0 : width / 2)
      grid.put(tick.text, x: place.x + max(0, min(x, place.width - width)), y: row.y, .dim)
    }
    guard let cursor else { return }
    grid.put(grid.glyphs.up, x: place.x + counts.step(of: cursor), y: row.y, .mark, .bold)
  }

  private func bars(_ row: Rect) -> Rect {
    Rect(
      x: row.x + Self.labels, y: row.y,
      width: min(counts.steps.count, row.width - Self.labels - 1), height: 1)
  }
}

extension LogCounts.Step {
  /// The worst of its lines, where that is worth a sign.
  fileprivate var severity: Severity? { errors > 0 ? .critical : warnings > 0 ? .warning : nil }
}
