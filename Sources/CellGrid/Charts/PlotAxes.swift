/// The room of a plot inside a chart, and what stands around it: ticks at the left, marks and times below.
struct PlotAxes {
  let plot: Rect
  /// The row of the marks, where there is room for one of their own.
  let marks: Rect
  /// The row of the times.
  let times: Rect

  /// Leaves a margin for ticks, names at the right, and rows below.
  init(_ rect: Rect, margin: Int, names: Int = 0, hasTimes: Bool, hasMarks: Bool) {
    let times = hasTimes && rect.height > 3 ? 1 : 0
    let marks = hasMarks && rect.height - times > 5 ? 1 : 0
    plot = rect.inset(left: margin + 1, right: names, bottom: times + marks)
    self.marks = Rect(x: plot.x, y: plot.endY, width: plot.width, height: marks)
    self.times = Rect(x: plot.x, y: plot.endY + marks, width: plot.width, height: times)
  }

  /// The column of a position from 0 to 1.
  func column(_ position: Double) -> Int {
    plot.x + Int((max(0, min(1, position)) * Double(max(0, plot.width - 1))).rounded())
  }

  /// The position from 0 to 1 of a point; `nil` outside of the plot.
  func position(of point: Point) -> Double? {
    guard plot.contains(point) else { return nil }
    return Double(point.x - plot.x) / Double(max(1, plot.width - 1))
  }

  func drawRuler(into grid: inout CellGrid) {
    for y in plot.y..<plot.endY { grid.put(grid.glyphs.vertical, x: plot.x - 1, y: y, .border) }
  }

  /// A tick's label at a row of the plot.
  func drawTick(_ label: String, row: Int, into grid: inout CellGrid) {
    let margin = Text.width(label)
    grid.put(label, x: plot.x - 1 - margin, y: plot.y + row, .dim, width: margin)
  }

  func drawTimes(_ labels: [(position: Double, text: String)], into grid: inout CellGrid) {
    guard !times.isEmpty else { return }
    var free = plot.x - 1
    for label in labels {
      let width = Text.width(label.text)
      let x = max(plot.x, min(column(label.position) - width / 2, plot.endX - width))
      guard x >= free, x + width <= plot.endX else { continue }
      grid.put(label.text, x: x, y: times.y, .dim)
      free = x + width + 1
    }
  }

  /// The lines of marks, behind what is plotted.
  func drawMarkLines(_ all: [ChartMark], into grid: inout CellGrid) {
    for mark in all where mark.hasLine && (0...1).contains(mark.position) {
      let line = Rect(x: column(mark.position), y: plot.y, width: 1, height: plot.height)
      grid.fill(line, with: grid.glyphs.vertical, mark.role, .dim)
    }
  }

  /// The letters of marks, in a row of their own or at the top of the plot.
  func drawMarks(_ all: [ChartMark], into grid: inout CellGrid) {
    let y = marks.isEmpty ? plot.y : marks.y
    for mark in all.sorted(by: { $0.weight < $1.weight }) where (0...1).contains(mark.position) {
      grid.put(mark.letter, x: column(mark.position), y: y, mark.role, .bold)
    }
  }

  /// The value cursor, through what is blank.
  func drawCursor(_ position: Double, into grid: inout CellGrid) {
    let x = column(position)
    for y in plot.y..<plot.endY {
      let isBlank = grid[x, y].cluster.base == " "
      if isBlank {
        grid.put(grid.glyphs.cursor, x: x, y: y, .accent)
      } else {
        grid.restyle(Rect(x: x, y: y, width: 1, height: 1)) { style in
          Style(style.role, style.attributes.union(.reverse))
        }
      }
    }
  }
}
