/// Time from left to right, ranges of a value from below to above, and a shade for how many fell where.
package struct HeatMap {
  /// What stands above it.
  package var title: String
  /// How many fell into each range, from the lowest on, at even distances in time; `nil` is a gap.
  package var columns: [[Double]?]
  /// Where a range begins, at the left of its row.
  package var label: (Int) -> String
  /// A limit as a row: how many ranges lie under it.
  package var threshold: ChartThreshold?
  /// What happened when.
  package var marks: [ChartMark]
  /// Labels under the time axis, each with its position from 0 to 1.
  package var timeLabels: [(position: Double, text: String)]
  /// Where the value cursor stands, from 0 to 1.
  package var cursor: Double?
  /// The shades' role.
  package var role: Role
  /// The role of what lies above the threshold.
  package var beyond: Role
  /// What is said when nothing fell anywhere.
  package var emptyText: String

  /// Makes a heat map.
  package init(
    title: String, columns: [[Double]?], threshold: ChartThreshold? = nil,
    marks: [ChartMark] = [], timeLabels: [(position: Double, text: String)] = [],
    cursor: Double? = nil, role: Role = .chart1, beyond: Role = .error,
    emptyText: String = "no data in this window", label: @escaping (Int) -> String
  ) {
    self.title = title
    self.columns = columns
    self.threshold = threshold
    self.marks = marks
    self.timeLabels = timeLabels
    self.cursor = cursor
    self.role = role
    self.beyond = beyond
    self.emptyText = emptyText
    self.label = label
  }

  /// Draws the map over a rectangle.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    grid.put(title, x: rect.x, y: rect.y, .header, .bold, width: rect.width)
    let rest = rect.inset(top: 1)
    guard !rest.isEmpty, count > 0, most > 0 else {
      grid.putMiddle(emptyText, in: rest)
      return
    }
    let place = axes(in: rest)
    guard !place.plot.isEmpty else { return }
    place.drawRuler(into: &grid)
    let rows = HeatRows(count: count, height: place.plot.height)
    drawLabels(rows, margin: margin(in: rest), into: &grid, in: place)
    drawThreshold(rows, into: &grid, in: place.plot)
    for x in 0..<place.plot.width { drawColumn(x, rows, into: &grid, in: place.plot) }
    place.drawMarks(marks, into: &grid)
    if let cursor { place.drawCursor(cursor, into: &grid) }
    place.drawTimes(timeLabels, into: &grid)
  }

  /// When in the time shown a point of the drawn map lies, from 0 to 1; `nil` outside of the plot.
  package func position(of point: Point, in rect: Rect) -> Double? {
    count > 0 && most > 0 ? axes(in: rect.inset(top: 1)).position(of: point) : nil
  }

  private var count: Int { columns.compactMap { $0?.count }.max() ?? 0 }

  private func margin(in rest: Rect) -> Int {
    min((0..<count).map { Text.width(label($0)) }.max() ?? 0, rest.width / 3)
  }

  private func axes(in rest: Rect) -> PlotAxes {
    PlotAxes(
      rest, margin: margin(in: rest), hasTimes: !timeLabels.isEmpty, hasMarks: !marks.isEmpty)
  }

  private var most: Double { columns.compactMap { $0?.max() }.max() ?? 0 }

  private func drawLabels(
    _ rows: HeatRows, margin: Int, into grid: inout CellGrid, in place: PlotAxes
  ) {
    let every = rows.bands * 2 > place.plot.height ? 2 : 1
    for band in stride(from: 0, to: rows.bands, by: every) {
      let text = Text.truncate(label(rows.ranges(of: band).lowerBound), to: margin)
      place.drawTick(text, row: rows.bottom(of: band), into: &grid)
    }
  }

  private func drawThreshold(_ rows: HeatRows, into grid: inout CellGrid, in plot: Rect) {
    guard let threshold, let row = rows.row(under: threshold.value) else { return }
    let line = Rect(x: plot.x, y: plot.y + row, width: plot.width, height: 1)
    grid.fill(line, with: grid.glyphs.dashed, threshold.role)
    grid.put(threshold.label + " ", x: line.x, y: line.y, threshold.role, width: line.width)
  }

  /// A column of the plot: the sum of the steps that fall into it.
  private func drawColumn(
    _ x: Int, _ rows: HeatRows, into grid: inout CellGrid, in plot: Rect
  ) {
    let first = x * columns.count / plot.width
    let last = max(first + 1, (x + 1) * columns.count / plot.width)
    let held = columns[first..<min(last, columns.count)].compactMap(\.self)
    if held.isEmpty {
      grid.put("?" as Character, x: plot.x + x, y: plot.endY - 1, .unknown)
      return
    }
    for band in 0..<rows.bands {
      let sum = rows.ranges(of: band).reduce(0.0) { sum, range in
        sum + held.reduce(0) { $0 + (range < $1.count ? $1[range] : 0) }
      }
      guard sum > 0 else { continue }
      let isBeyond = threshold.map { Double(rows.ranges(of: band).lowerBound) >= $0.value } ?? false
      let shade = grid.glyphs.shades[level(sum)]
      for row in rows.rows(of: band) {
        grid.put(shade, x: plot.x + x, y: plot.y + row, isBeyond ? beyond : role)
      }
    }
  }

  /// From 1 to 4 by how many digits a number has beside the greatest, so that a few are seen beside very many.
  private func level(_ sum: Double) -> Int {
    var (level, bound) = (4, most)
    let step = max(2, HeatMap.fourthRoot(most))
    while level > 1, sum <= bound / step {
      bound /= step
      level -= 1
    }
    return level
  }

  private static func fourthRoot(_ value: Double) -> Double {
    value.squareRoot().squareRoot()
  }
}

/// How ranges share the rows of a plot: several a row where there are many, several rows each where there are few.
struct HeatRows {
  let count: Int
  let height: Int
  let rangesEach: Int

  init(count: Int, height: Int) {
    self.count = count
    self.height = height
    rangesEach = max(1, (count + height - 1) / max(1, height))
  }

  /// How many bands of rows there are.
  var bands: Int { (count + rangesEach - 1) / rangesEach }

  func ranges(of band: Int) -> Range<Int> {
    band * rangesEach..<min(count, (band + 1) * rangesEach)
  }

  /// The lowest row of a band, counted from the plot's top.
  func bottom(of band: Int) -> Int { height - 1 - band * height / max(1, bands) }

  func rows(of band: Int) -> ClosedRange<Int> {
    let top = bottom(of: band + 1) + 1
    return min(top, bottom(of: band))...bottom(of: band)
  }

  /// The row of the first band over a number of ranges; `nil` where it lies outside.
  func row(under ranges: Double) -> Int? {
    let band = Int(ranges) / rangesEach
    guard ranges >= 0, band < bands else { return nil }
    return bottom(of: band)
  }
}
