/// Bars side by side: how many fell into each of several ranges.
package struct Histogram {
  /// What stands above it.
  package var title: String
  /// How many fell into each range, in the ranges' order.
  package var counts: [Double]
  /// Where a range begins, under the axis.
  package var label: (Int) -> String
  /// Lines across the bars, each at a range and a share of it: percentiles and limits.
  package var lines: [ChartThreshold]
  /// The range that the value cursor stands on.
  package var cursor: Int?
  /// The bars' role.
  package var role: Role
  /// What is said when nothing fell anywhere.
  package var emptyText: String
  /// How a count is written on the axis.
  package var format: (Double) -> String

  /// Makes a histogram.
  package init(
    title: String, counts: [Double], lines: [ChartThreshold] = [], cursor: Int? = nil,
    role: Role = .chart1, emptyText: String = "no data in this window",
    label: @escaping (Int) -> String, format: @escaping (Double) -> String
  ) {
    self.title = title
    self.counts = counts
    self.lines = lines
    self.cursor = cursor
    self.role = role
    self.emptyText = emptyText
    self.label = label
    self.format = format
  }

  /// Draws the bars over a rectangle; even the least count shows.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    grid.put(title, x: rect.x, y: rect.y, .header, .bold, width: rect.width)
    let rest = rect.inset(top: 1)
    guard !rest.isEmpty, let most = counts.max(), most > 0 else {
      grid.putMiddle(emptyText, in: rest)
      return
    }
    let (place, axis, labels) = layout(in: rest, most)
    guard !place.plot.isEmpty else { return }
    place.drawRuler(into: &grid)
    for (tick, text) in zip(axis.ticks, labels) {
      let row = axis.row(of: tick, in: place.plot.height)
      place.drawTick(text, row: row, into: &grid)
    }
    drawLines(into: &grid, in: place.plot, labels: hasLabels(rest) ? rest.row(0) : nil)
    for index in counts.indices { drawBar(index, axis, into: &grid, in: place.plot) }
    drawLabels(into: &grid, in: place)
  }

  /// The bin that a point of the drawn histogram lies in; `nil` outside of the plot.
  package func bin(of point: Point, in rect: Rect) -> Int? {
    guard let most = counts.max(), most > 0 else { return nil }
    let plot = layout(in: rect.inset(top: 1), most).place.plot
    guard plot.contains(point) else { return nil }
    return counts.indices.first { columns($0, in: plot).contains(point.x) }
  }

  /// Whether the lines have a row for their names.
  private func hasLabels(_ rest: Rect) -> Bool { !lines.isEmpty && rest.height >= 6 }

  /// Where the bars lie, and what stands at their left.
  private func layout(
    in rest: Rect, _ most: Double
  ) -> (place: PlotAxes, axis: ValueAxis, labels: [String]) {
    let plotted = rest.inset(top: hasLabels(rest) ? 1 : 0)
    let axis = ValueAxis(top: most, height: max(1, plotted.height - 1))
    let labels = axis.ticks.map(format)
    let margin = min(labels.map { Text.width($0) }.max() ?? 0, rest.width / 3)
    return (
      PlotAxes(plotted, margin: margin, hasTimes: true, hasMarks: false), axis,
      labels.map { Text.truncate($0, to: margin) }
    )
  }

  /// The columns of a bar.
  private func columns(_ index: Int, in plot: Rect) -> Range<Int> {
    let first = plot.x + index * plot.width / counts.count
    return first..<max(first, plot.x + (index + 1) * plot.width / counts.count)
  }

  private func drawBar(
    _ index: Int, _ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect
  ) {
    let share = counts[index] / axis.top
    let eighths = counts[index] > 0 ? max(1, Int((share * Double(plot.height * 8)).rounded())) : 0
    let isChosen = index == cursor
    for x in columns(index, in: plot) {
      for row in 0..<plot.height where eighths > row * 8 {
        let bar = grid.glyphs.eighths[min(8, eighths - row * 8) - 1]
        grid.put(
          bar, x: x, y: plot.endY - 1 - row, isChosen ? .accent : role, isChosen ? .bold : [])
      }
      if isChosen, eighths == 0 { grid.put(grid.glyphs.cursor, x: x, y: plot.endY - 1, .accent) }
    }
  }

  /// The lines stand behind the bars, their labels above, one beside the other.
  private func drawLines(into grid: inout CellGrid, in plot: Rect, labels: Rect?) {
    var free = plot.endX
    let ordered = lines.enumerated().sorted {
      ($0.element.value, $0.offset) > ($1.element.value, $1.offset)
    }
    for line in ordered.map(\.element) {
      let position = line.value / Double(counts.count)
      guard (0...1).contains(position) else { continue }
      let x = plot.x + min(plot.width - 1, Int(position * Double(plot.width)))
      let column = Rect(x: x, y: plot.y, width: 1, height: plot.height)
      grid.fill(column, with: grid.glyphs.vertical, line.role, .dim)
      let width = Text.width(line.label)
      let start = min(x, free - width)
      guard let labels, start >= plot.x else { continue }
      grid.put(line.label, x: start, y: labels.y, line.role)
      free = start - 1
    }
  }

  private func drawLabels(into grid: inout CellGrid, in place: PlotAxes) {
    guard !place.times.isEmpty else { return }
    var free = place.plot.x
    for index in counts.indices {
      let text = label(index)
      let x = columns(index, in: place.plot).lowerBound
      guard x >= free, x + Text.width(text) <= place.plot.endX else { continue }
      grid.put(text, x: x, y: place.times.y, .dim)
      free = x + Text.width(text) + 2
    }
  }
}
