/// Lines over time with axes, thresholds, marks and a value cursor; also filled, or stacked on each other.
package struct LineChart {
  /// How the values are drawn.
  package enum Style: Hashable, Sendable { case line, area, stacked }

  /// What stands above it.
  package var title: String
  /// The lines; later ones are drawn over earlier ones.
  package var series: [ChartSeries]
  /// How the values are drawn.
  package var style: Style
  /// Horizontal lines; one within three times the greatest value stretches the axis to show it.
  package var thresholds: [ChartThreshold]
  /// What happened when.
  package var marks: [ChartMark]
  /// Labels under the time axis, each with its position from 0 to 1.
  package var timeLabels: [(position: Double, text: String)]
  /// Where the value cursor stands, from 0 to 1; the legend then tells the values there.
  package var cursor: Double?
  /// Whether it is the chart that keys act on.
  package var isSelected: Bool
  /// The top of the axis; `nil` takes what the values need.
  package var top: Double?
  /// How a value is written on the axis.
  package var format: (Double) -> String
  /// What is said when there is no value at all.
  package var emptyText: String

  /// Makes a chart.
  package init(
    title: String = "", series: [ChartSeries], style: Style = .line,
    thresholds: [ChartThreshold] = [], marks: [ChartMark] = [],
    timeLabels: [(position: Double, text: String)] = [], cursor: Double? = nil,
    isSelected: Bool = false, top: Double? = nil, emptyText: String = "no data in this window",
    format: @escaping (Double) -> String
  ) {
    self.title = title
    self.series = series
    self.style = style
    self.thresholds = thresholds
    self.marks = marks
    self.timeLabels = timeLabels
    self.cursor = cursor
    self.isSelected = isSelected
    self.top = top
    self.emptyText = emptyText
    self.format = format
  }

  /// Draws the chart over a rectangle; without room for axes it is the lines alone.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let rest = rest(of: rect)
    if rest != rect {
      let role: Role = isSelected ? .accent : .header
      legend(in: rect, grid.glyphs).draw(into: &grid, in: rect.row(0), titleRole: role)
    }
    guard !isEmpty else {
      grid.putMiddle(emptyText, in: rest)
      return
    }
    plot(into: &grid, in: rest)
  }

  /// When in the time shown a point of the drawn chart lies, from 0 to 1; `nil` outside of the plot.
  package func position(of point: Point, in rect: Rect) -> Double? {
    isEmpty ? nil : layout(in: rest(of: rect)).place.position(of: point)
  }

  private var isEmpty: Bool { !series.contains { $0.values.contains { $0 != nil } } }

  /// What the title leaves.
  private func rest(of rect: Rect) -> Rect {
    (!title.isEmpty || series.count > 1) && rect.height > 3 ? rect.inset(top: 1) : rect
  }

  /// Where the plot lies, and what stands at its left.
  private func layout(in rest: Rect) -> (place: PlotAxes, axis: ValueAxis, labels: [String]) {
    let needed = top ?? neededTop
    func axes(_ margin: Int) -> PlotAxes {
      PlotAxes(
        rest, margin: margin, names: namesWidth(rest), hasTimes: !timeLabels.isEmpty,
        hasMarks: !marks.isEmpty)
    }
    let axis = ValueAxis(top: needed, height: axes(0).plot.height)
    let labels = axis.ticks.map { format($0) }
    let margin = min(labels.map { Text.width($0) }.max() ?? 0, max(0, rest.width / 3))
    return (axes(margin), axis, labels.map { Text.truncate($0, to: margin) })
  }

  private func plot(into grid: inout CellGrid, in rest: Rect) {
    let (place, axis, labels) = layout(in: rest)
    guard !place.plot.isEmpty else { return }
    place.drawRuler(into: &grid)
    for (tick, label) in zip(axis.ticks, labels) {
      let row = axis.row(of: tick, in: place.plot.height)
      place.drawTick(label, row: row, into: &grid)
    }
    drawThresholds(axis, into: &grid, in: place.plot)
    place.drawMarkLines(marks, into: &grid)
    drawValues(axis, into: &grid, in: place.plot)
    drawThresholdLabels(axis, into: &grid, in: place.plot)
    place.drawMarks(marks, into: &grid)
    if let cursor { place.drawCursor(cursor, into: &grid) }
    if namesWidth(rest) > 0 { drawNames(axis, into: &grid, in: place.plot) }
    place.drawTimes(timeLabels, into: &grid)
  }

  private var neededTop: Double {
    let values = style == .stacked ? ChartStack(front).totals : series.flatMap(\.values)
    let greatest = values.compactMap(\.self).filter(\.isFinite).max() ?? 0
    let near = thresholds.map(\.value).filter { $0 <= greatest * 3 }.max() ?? 0
    return max(greatest, near)
  }

  /// The lines of the time shown.
  private var front: [ChartSeries] { series.filter { !$0.isBackdrop } }

  private func legend(in rect: Rect, _ glyphs: Glyphs) -> ChartLegend {
    var entries: [ChartLegend.Entry] = []
    if cursor != nil || series.count > 1 {
      entries = front.enumerated().map { index, line in
        let mark = style == .stacked ? ChartStack.fill(index, glyphs) : line.mark(index, glyphs)
        let name = front.count > 1 || cursor == nil ? line.name : ""
        return .init(mark: mark, role: line.role, text: told(name, [line]))
      }
      let behind = series.filter(\.isBackdrop)
      for name in behind.map(\.name).unique {
        let lines = behind.filter { $0.name == name }
        entries.append(
          .init(mark: lines[0].mark(0, glyphs), role: .dim, text: told(name, lines)))
      }
    }
    // Without a cursor the entries only name what is named elsewhere: at the lines' ends, or by the title.
    let isNamed = cursor == nil && (namesWidth(rect) > 0 || front.count == 1)
    return ChartLegend(
      title: title, entries: entries, titleYields: cursor != nil || front.count < series.count,
      yielding: isNamed ? front.count : 0)
  }

  /// A line's name, with its value where the cursor stands.
  private func told(_ name: String, _ lines: [ChartSeries]) -> String {
    guard let cursor else { return name }
    let values = lines.map { $0.value(at: cursor).map(format) ?? "–" }.joined(separator: " ")
    return name.isEmpty ? values : "\(name) \(values)"
  }

  private func drawThresholds(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    for threshold in thresholds where threshold.value <= axis.top {
      let y = plot.y + axis.row(of: threshold.value, in: plot.height)
      let line = Rect(x: plot.x, y: y, width: plot.width, height: 1)
      grid.fill(line, with: grid.glyphs.dashed, threshold.role)
    }
  }

  /// Labels the thresholds at the end where fewer points are hidden; one above the plot is told at its top.
  private func drawThresholdLabels(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    for threshold in thresholds {
      let isAbove = threshold.value > axis.top
      let y = plot.y + (isAbove ? 0 : axis.row(of: threshold.value, in: plot.height))
      let label = isAbove ? "\(threshold.label) \(grid.glyphs.up)" : threshold.label
      let width = min(plot.width, Text.width(label) + 1)
      let atLeft = LineChart.points(in: grid, x: plot.x, y: y, width: width)
      let atRight = LineChart.points(in: grid, x: plot.endX - width, y: y, width: width)
      if isAbove, min(atLeft, atRight) > 0 { continue }
      if atLeft < atRight {
        grid.put(label + " ", x: plot.x, y: y, threshold.role, width: width)
      } else {
        grid.put(" " + label, x: plot.endX - width, y: y, threshold.role, width: width)
      }
    }
  }

  /// How many cells of a row hold something other than a threshold.
  private static func points(in grid: CellGrid, x: Int, y: Int, width: Int) -> Int {
    let dashed = grid.glyphs.dashed.unicodeScalars.first
    return (x..<x + width).count {
      let held = grid[$0, y].cluster.base
      return held != dashed && held != " "
    }
  }

  /// The room for the lines' names at their right ends, so that colour is not needed; 0 for none.
  private func namesWidth(_ rect: Rect) -> Int {
    guard front.count > 1, style != .stacked, rect.width >= 36 else { return 0 }
    return (front.map { Text.width($0.name) }.max() ?? 0) + 1
  }

  private func drawNames(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    var taken: Set<Int> = []
    for line in front {
      guard let value = line.values.last(where: { $0 != nil }) ?? nil else { continue }
      let row = axis.row(of: value, in: plot.height)
      let rows = (0..<plot.height).sorted { (abs($0 - row), $0) < (abs($1 - row), $1) }
      guard let free = rows.first(where: { !taken.contains($0) }) else { return }
      taken.insert(free)
      let width = Text.width(line.name)
      grid.put(line.name, x: plot.endX + 1, y: plot.y + free, line.role, width: width)
    }
  }

  private func drawValues(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    let behind = series.filter(\.isBackdrop)
    var canvas = DotCanvas(plot, glyphs: grid.glyphs)
    for line in behind { draw(line, 0, axis, on: &canvas) }
    canvas.draw(into: &grid)
    if style == .stacked {
      ChartStack(front).draw(axis, into: &grid, in: plot)
      return
    }
    canvas = DotCanvas(plot, glyphs: grid.glyphs)
    for (index, line) in front.enumerated() { draw(line, index, axis, on: &canvas) }
    canvas.draw(into: &grid)
  }

  private func draw(
    _ line: ChartSeries, _ index: Int, _ axis: ValueAxis, on canvas: inout DotCanvas
  ) {
    let mark = line.mark(index, canvas.glyphs)
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
      if style == .area, !line.isBackdrop {
        canvas.fill(from: last ?? point, to: point, line.role, mark: mark)
      }
      if line.isBackdrop {
        canvas.plot(x: point.x, y: point.y, line.role, mark: mark)
      } else {
        canvas.line(from: last ?? point, to: point, line.role, mark: mark)
      }
      last = point
    }
  }
}

extension [String] {
  /// Each string once, in the order of the first.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
