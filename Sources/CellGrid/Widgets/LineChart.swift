/// A line of a chart.
package struct ChartSeries: Hashable, Sendable {
  /// A short name, drawn at the line's right end and in the legend.
  package var name: String
  /// Values at even distances, oldest first; `nil` is a gap.
  package var values: [Double?]
  /// The line's role.
  package var role: Role

  /// Makes a line.
  package init(_ name: String, _ values: [Double?], role: Role = .chart1) {
    self.name = name
    self.values = values
    self.role = role
  }
}

/// A horizontal line across a chart: a timeout, a limit, an alarm's threshold.
package struct ChartThreshold: Hashable, Sendable {
  /// Where.
  package var value: Double
  /// What it is.
  package var label: String
  /// The line's role.
  package var role: Role

  /// Makes a threshold.
  package init(_ value: Double, _ label: String, role: Role = .warning) {
    self.value = value
    self.label = label
    self.role = role
  }
}

/// A vertical mark in a chart: a deployment, an onset.
package struct ChartMark: Hashable, Sendable {
  /// From 0 at the left to 1 at the right.
  package var position: Double
  /// The letter under it.
  package var letter: Character
  /// Its role.
  package var role: Role

  /// Makes a mark.
  package init(_ position: Double, _ letter: Character, role: Role = .info) {
    self.position = position
    self.letter = letter
    self.role = role
  }
}

/// Lines over time with axes, thresholds and marks.
package struct LineChart {
  /// What stands above it.
  package var title: String
  /// The lines; later ones are drawn over earlier ones.
  package var series: [ChartSeries]
  /// Horizontal lines; one within three times the greatest value stretches the axis to show it.
  package var thresholds: [ChartThreshold]
  /// Vertical marks.
  package var marks: [ChartMark]
  /// Labels under the time axis, each with its position from 0 to 1.
  package var timeLabels: [(position: Double, text: String)]
  /// The top of the axis; `nil` takes what the values need.
  package var top: Double?
  /// How a value is written on the axis.
  package var format: (Double) -> String
  /// What is said when there is no value at all.
  package var emptyText: String

  /// Makes a chart.
  package init(
    title: String = "", series: [ChartSeries], thresholds: [ChartThreshold] = [],
    marks: [ChartMark] = [], timeLabels: [(position: Double, text: String)] = [],
    top: Double? = nil, emptyText: String = "no data in this window",
    format: @escaping (Double) -> String
  ) {
    self.title = title
    self.series = series
    self.thresholds = thresholds
    self.marks = marks
    self.timeLabels = timeLabels
    self.top = top
    self.emptyText = emptyText
    self.format = format
  }

  /// Draws the chart over a rectangle; without room for axes it is the lines alone.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var plot = rect
    if !title.isEmpty || series.count > 1, rect.height > 3 {
      drawTitle(into: &grid, in: rect)
      plot = plot.inset(top: 1)
    }
    guard series.contains(where: { $0.values.contains { $0 != nil } }) else {
      grid.put(emptyText, x: plot.x, y: plot.y + plot.height / 2, .dim, width: plot.width)
      return
    }
    let axis = ValueAxis(top: top ?? neededTop, height: plot.height)
    let labels = axis.ticks.map { format($0) }
    let margin = min(labels.map { Text.width($0) }.max() ?? 0, max(0, plot.width / 3))
    let hasTimes = !timeLabels.isEmpty && plot.height > 3
    let names = hasNames(plot) ? (series.map { Text.width($0.name) }.max() ?? 0) + 1 : 0
    plot = plot.inset(left: margin + 1, right: names, bottom: hasTimes ? 1 : 0)
    guard !plot.isEmpty else { return }
    drawAxis(axis, labels, margin: margin, into: &grid, in: plot)
    drawThresholds(axis, into: &grid, in: plot)
    drawMarks(into: &grid, in: plot)
    drawLines(axis, into: &grid, in: plot)
    drawThresholdLabels(axis, into: &grid, in: plot)
    if names > 0 { drawNames(axis, into: &grid, in: plot) }
    if hasTimes { drawTimes(into: &grid, in: plot) }
  }

  private var neededTop: Double {
    let greatest = series.flatMap(\.values).compactMap(\.self).filter(\.isFinite).max() ?? 0
    let near = thresholds.map(\.value).filter { $0 <= greatest * 3 }.max() ?? 0
    return max(greatest, near)
  }

  private func drawTitle(into grid: inout CellGrid, in rect: Rect) {
    var x = rect.x + grid.put(title, x: rect.x, y: rect.y, .header, .bold, width: rect.width)
    guard series.count > 1 else { return }
    for (index, line) in series.enumerated() {
      let mark = LineChart.mark(index, glyphs: grid.glyphs)
      x += grid.put("  \(mark) ", x: x, y: rect.y, line.role, width: rect.endX - x)
      x += grid.put(line.name, x: x, y: rect.y, .dim, width: rect.endX - x)
    }
  }

  private func drawAxis(
    _ axis: ValueAxis, _ labels: [String], margin: Int, into grid: inout CellGrid, in plot: Rect
  ) {
    for y in plot.y..<plot.endY { grid.put(grid.glyphs.vertical, x: plot.x - 1, y: y, .border) }
    for (tick, label) in zip(axis.ticks, labels) {
      let y = plot.y + axis.row(of: tick, in: plot.height)
      grid.put(label, x: plot.x - 1 - margin, y: y, .dim, width: margin, align: .right)
    }
  }

  private func drawThresholds(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    for threshold in thresholds where threshold.value <= axis.top {
      let y = plot.y + axis.row(of: threshold.value, in: plot.height)
      let line = Rect(x: plot.x, y: y, width: plot.width, height: 1)
      grid.fill(line, with: grid.glyphs.dashed, threshold.role)
    }
  }

  /// Labels the thresholds at the end where fewer points are hidden.
  private func drawThresholdLabels(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    for threshold in thresholds where threshold.value <= axis.top {
      let y = plot.y + axis.row(of: threshold.value, in: plot.height)
      let width = min(plot.width, Text.width(threshold.label) + 1)
      let atLeft = LineChart.points(in: grid, x: plot.x, y: y, width: width)
      let atRight = LineChart.points(in: grid, x: plot.endX - width, y: y, width: width)
      if atLeft < atRight {
        grid.put(threshold.label + " ", x: plot.x, y: y, threshold.role, width: width)
      } else {
        grid.put(" " + threshold.label, x: plot.endX - width, y: y, threshold.role, width: width)
      }
    }
  }

  /// How many cells of a row hold something other than a threshold.
  private static func points(in grid: CellGrid, x: Int, y: Int, width: Int) -> Int {
    let dashed = grid.glyphs.dashed.unicodeScalars.first
    return (x..<x + width).count { grid[$0, y].cluster.base != dashed }
  }

  /// Whether the lines' names stand at their right ends, so that colour is not needed.
  private func hasNames(_ plot: Rect) -> Bool { series.count > 1 && plot.width >= 36 }

  private func drawNames(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    var taken: Set<Int> = []
    for line in series {
      guard let value = line.values.last(where: { $0 != nil }) ?? nil else { continue }
      let row = axis.row(of: value, in: plot.height)
      let rows = (0..<plot.height).sorted { (abs($0 - row), $0) < (abs($1 - row), $1) }
      guard let free = rows.first(where: { !taken.contains($0) }) else { return }
      taken.insert(free)
      let width = Text.width(line.name)
      grid.put(line.name, x: plot.endX + 1, y: plot.y + free, line.role, width: width)
    }
  }

  private func drawMarks(into grid: inout CellGrid, in plot: Rect) {
    for mark in marks where (0...1).contains(mark.position) {
      let x = plot.x + Int((mark.position * Double(plot.width - 1)).rounded())
      let column = Rect(x: x, y: plot.y, width: 1, height: plot.height)
      grid.fill(column, with: grid.glyphs.vertical, mark.role, .dim)
      grid.put(mark.letter, x: x, y: plot.y, mark.role, .bold)
    }
  }

  private func drawLines(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    var canvas = DotCanvas(plot, glyphs: grid.glyphs)
    for (index, line) in series.enumerated() {
      let mark = LineChart.mark(index, glyphs: grid.glyphs)
      var last: Point?
      let values = Sparkline.fit(line.values, to: canvas.width)
      for (step, value) in values.enumerated() {
        guard let value, value.isFinite else {
          last = nil
          continue
        }
        let x = values.count < 2 ? 0 : step * (canvas.width - 1) / (values.count - 1)
        let share = max(0, min(1, value / axis.top))
        let point = Point(x: x, y: Int((Double(canvas.height - 1) * (1 - share)).rounded()))
        canvas.line(from: last ?? point, to: point, line.role, mark: mark)
        last = point
      }
    }
    canvas.draw(into: &grid)
  }

  private func drawTimes(into grid: inout CellGrid, in plot: Rect) {
    var free = plot.x - 1
    for label in timeLabels {
      let width = Text.width(label.text)
      let centre = plot.x + Int((label.position * Double(plot.width - 1)).rounded())
      let x = max(plot.x, min(centre - width / 2, plot.endX - width))
      guard x >= free, x + width <= plot.endX else { continue }
      grid.put(label.text, x: x, y: plot.endY, .dim)
      free = x + width + 1
    }
  }

  /// What tells the lines apart without colour: in ASCII the line is drawn with it.
  private static func mark(_ index: Int, glyphs: Glyphs) -> Character {
    let marks: [Character] = glyphs.isASCII ? ["*", "+", "o", "x", "#", "%"] : ["─"]
    return marks[index % marks.count]
  }
}
