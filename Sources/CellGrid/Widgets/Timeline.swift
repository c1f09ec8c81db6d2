/// A span of time in one row, with marks, a window and a cursor, and its hours above.
package struct Timeline {
  /// A thing that happened.
  package struct Mark: Hashable, Sendable {
    /// From 0 to 1.
    package var position: Double
    /// What stands for it.
    package var glyph: Character
    /// Its role.
    package var role: Role
    /// Of two marks in one cell the heavier is drawn.
    package var weight: Int

    /// Makes a mark.
    package init(_ position: Double, _ glyph: Character, role: Role, weight: Int = 0) {
      self.position = position
      self.glyph = glyph
      self.role = role
      self.weight = weight
    }
  }

  /// What happened.
  package var marks: [Mark]
  /// Where one is, from 0 to 1.
  package var cursor: Double?
  /// The window shown on the screen, from 0 to 1.
  package var window: ClosedRange<Double>?
  /// How much happened in each equal part, from 0 to 1; `nil` was not recorded.
  package var load: [Double?]
  /// What stands above, each with its position from 0 to 1.
  package var labels: [(position: Double, text: String)]

  /// Makes a timeline.
  package init(
    marks: [Mark] = [], cursor: Double? = nil, window: ClosedRange<Double>? = nil,
    load: [Double?] = [], labels: [(position: Double, text: String)] = []
  ) {
    self.marks = marks
    self.cursor = cursor
    self.window = window
    self.load = load
    self.labels = labels
  }

  /// Draws the labels in the first row, when there are two, and the marks in the last.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let row = rect.row(rect.height - 1)
    if rect.height > 1 { drawLabels(into: &grid, in: rect.row(rect.height - 2)) }
    for x in 0..<row.width { drawGround(x, into: &grid, in: row) }
    for mark in marks.sorted(by: { $0.weight < $1.weight }) where (0...1).contains(mark.position) {
      grid.put(mark.glyph, x: place(mark.position, row), y: row.y, mark.role, .bold)
    }
    if let cursor, (0...1).contains(cursor) {
      grid.put(grid.glyphs.cursor, x: place(cursor, row), y: row.y, .accent, .bold)
    }
  }

  /// The position from 0 to 1 of a column, for the mouse.
  package static func position(of x: Int, in rect: Rect) -> Double {
    max(0, min(1, Double(x - rect.x) / Double(max(1, rect.width - 1))))
  }

  private func drawGround(_ x: Int, into grid: inout CellGrid, in row: Rect) {
    let position = Double(x) / Double(max(1, row.width - 1))
    let value = load.isEmpty ? nil : load[min(load.count - 1, x * load.count / row.width)]
    let level = value.map { Int((max(0, min(1, $0)) * 3).rounded(.up)) } ?? 0
    if level > 0 {
      grid.put(grid.glyphs.shades[level], x: row.x + x, y: row.y, .dim)
    } else if window?.contains(position) == true {
      grid.put(grid.glyphs.rule, x: row.x + x, y: row.y, .accent)
    } else {
      let isKnown = load.isEmpty || value != nil
      grid.put(isKnown ? grid.glyphs.dot : " ", x: row.x + x, y: row.y, .dim)
    }
  }

  private func drawLabels(into grid: inout CellGrid, in row: Rect) {
    var free = row.x
    for label in labels {
      let width = Text.width(label.text)
      let x = min(place(label.position, row), row.endX - width)
      guard x >= free else { continue }
      grid.put(label.text, x: x, y: row.y, .dim)
      free = x + width + 1
    }
  }

  private func place(_ position: Double, _ row: Rect) -> Int {
    row.x + Int((position * Double(row.width - 1)).rounded())
  }
}
