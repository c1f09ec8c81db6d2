import CellGrid
import FrameSupport
import Testing

struct `Charts` {
  static let glyphs: [String: Glyphs] = ["braille": .braille, "block": .block, "ascii": .ascii]

  private func grid(_ name: String, _ width: Int = 64, _ height: Int = 12) -> CellGrid {
    CellGrid(
      size: Size(width: width, height: height), glyphs: `Charts`.glyphs[name] ?? .braille)
  }

  private func chart(
    _ series: [ChartSeries], _ style: LineChart.Style = .line, title: String = "Runs",
    marks: [ChartMark] = [], thresholds: [ChartThreshold] = [], cursor: Double? = nil
  ) -> LineChart {
    LineChart(
      title: title, series: series, style: style, thresholds: thresholds, marks: marks,
      timeLabels: [(0, "13:32"), (0.5, "14:02"), (1, "14:32")], cursor: cursor
    ) { "\(Int($0))" }
  }

  private let wave: [Double?] = (0..<60).map { Double(20 + $0 * 7 % 30) }

  @Test(arguments: glyphs.keys.sorted(), [LineChart.Style.area, .stacked])
  func `are filled and stacked with whatever glyphs there are`(
    name: String, style: LineChart.Style
  ) {
    var grid = grid(name)
    let half = wave.map { $0.map { $0 / 2 } }
    let series =
      style == .area
      ? [ChartSeries("runs", wave)]
      : [ChartSeries("41", half, role: .chart1), ChartSeries("42", wave, role: .chart2)]
    chart(series, style).draw(into: &grid, in: grid.bounds)
    expectFrame(grid, named: "\(style)-\(name)")
  }

  @Test(arguments: glyphs.keys.sorted())
  func `tell how values are spread`(name: String) {
    var grid = grid(name)
    Histogram(
      title: "Duration", counts: [0, 4, 40, 100, 30, 1, 0, 60],
      lines: [ChartThreshold(3.5, "p50", role: .accent), ChartThreshold(7, "timeout 3 s")],
      cursor: 4, label: { "\($0 * 100) ms" }
    ) { "\(Int($0))" }.draw(into: &grid, in: grid.bounds)
    expectFrame(grid, named: "histogram-\(name)")
  }

  @Test(arguments: glyphs.keys.sorted())
  func `tell when values were how large`(name: String) {
    var grid = grid(name)
    let columns = (0..<30).map { step -> [Double]? in
      (10..<13).contains(step) ? nil : [0, 1, Double(step % 7 * 20), 400, step > 20 ? 90 : 0, 0]
    }
    HeatMap(
      title: "Duration over time", columns: columns, threshold: ChartThreshold(4, "timeout 3 s"),
      marks: [ChartMark(0.7, "d")], timeLabels: [(0, "13:32"), (1, "14:32")], cursor: 0.9
    ) { "\($0 * 100) ms" }.draw(into: &grid, in: grid.bounds)
    expectFrame(grid, named: "heat-map-\(name)")
  }

  @Test(arguments: 8...80)
  func `name a line whole or not at all`(width: Int) {
    var grid = grid("braille", width, 8)
    let series = [ChartSeries("retries", wave), ChartSeries("throttles", wave)]
    chart(series, title: "Retries and throttles").draw(into: &grid, in: grid.bounds)
    let line = grid.lines[0]
    let cut = width >= 21 && line.contains("…")
    #expect(!cut, "\(line)")
    for name in ["retries", "throttles"] where line.contains("─ " + name.prefix(1)) {
      #expect(line.contains("─ " + name))
    }
  }

  @Test func `leave a gap where nothing is known, and show nought as nought`() {
    var grid = grid("block", 44, 8)
    let values: [Double?] = (0..<40).map { (10..<20).contains($0) ? nil : $0 < 10 ? 0 : 8 }
    chart([ChartSeries("runs", values)]).draw(into: &grid, in: grid.bounds)
    let blanks = Array(repeating: Character(" "), count: 44)
    let plot = grid.lines[1...6].map { Array($0) + blanks }
    let gap = plot.map { String($0[14..<22]) }.joined()
    #expect(gap.allSatisfy { $0 == " " })
    #expect(plot.contains { $0[4..<10].contains { $0 != " " } })
  }

  @Test func `tell the values at the cursor, none in a gap`() {
    var values: [Double?] = (0...10).map { Double($0) }
    values[5] = nil
    func title(_ cursor: Double) -> String {
      var grid = grid("braille", 50, 8)
      let behind = ChartSeries("yesterday", (0...20).map { Double($0 * 2) }, isBackdrop: true)
      chart([ChartSeries("runs", values), behind], cursor: cursor)
        .draw(into: &grid, in: grid.bounds)
      return grid.lines[0]
    }
    #expect(title(0.3).contains("─ 3  ┄ yesterday 12"))
    #expect(title(0.5).contains("─ –  ┄ yesterday 20"))
  }

  @Test func `draw marks under the plot where there is room, else at its top`() {
    func rows(_ height: Int) -> [String] {
      var grid = grid("braille", 40, height)
      chart([ChartSeries("runs", wave)], marks: [ChartMark(0.5, "d"), ChartMark(0.8, "●")])
        .draw(into: &grid, in: grid.bounds)
      return grid.lines
    }
    #expect(rows(12)[10].contains("d") && rows(12)[10].contains("●"))
    #expect(rows(6)[1].contains("d") && rows(6)[1].contains("●"))
  }

  @Test func `of two marks in one column the heavier is drawn`() {
    var grid = grid("braille", 40, 12)
    let marks = [
      ChartMark(0.5, "d", weight: 4), ChartMark(0.5, "▲", hasLine: false, weight: 2),
    ]
    chart([ChartSeries("runs", wave)], marks: marks).draw(into: &grid, in: grid.bounds)
    #expect(grid.lines[10].contains("d") && !grid.lines[10].contains("▲"))
  }

  @Test func `label a threshold that lies far above the values too`() {
    var grid = grid("braille", 50, 8)
    let thresholds = [ChartThreshold(3000, "timeout 3 s")]
    chart([ChartSeries("p50", [12, 12, 12])], thresholds: thresholds)
      .draw(into: &grid, in: grid.bounds)
    #expect(grid.plainText.contains("timeout 3 s ↑"))
  }

  @Test(arguments: [(0, 0), (1, 1), (7, 3), (12, 4)])
  func `do nothing bad without room or sense`(width: Int, height: Int) {
    for name in `Charts`.glyphs.keys {
      var grid = grid(name, width, height)
      let odd = [ChartSeries("a", [1, .infinity, .nan, nil]), ChartSeries("b", [])]
      for style in [LineChart.Style.line, .area, .stacked] {
        chart(odd, style, marks: [ChartMark(1, "d")], cursor: 2)
          .draw(into: &grid, in: grid.bounds)
      }
      Histogram(title: "t", counts: [1, 0], cursor: 9, label: { "\($0)" }) { "\($0)" }
        .draw(into: &grid, in: grid.bounds)
      HeatMap(title: "t", columns: [nil, [1], []], cursor: 1) { "\($0)" }
        .draw(into: &grid, in: grid.bounds)
      HealthStrip([.critical]).draw(into: &grid, in: grid.bounds)
    }
  }

  @Test func `tell each level of a day by a shape of its own`() {
    for glyphs in `Charts`.glyphs.values {
      let shapes = HealthStrip.Level.allCases.map { $0.glyph(glyphs) }
      #expect(Set(shapes).count == shapes.count)
    }
  }

  @Test func `show the worst of what shares a cell`() {
    var grid = grid("braille", 2, 1)
    HealthStrip([.fine, .idle, .critical, .fine, .many, .some]).draw(into: &grid, in: grid.bounds)
    #expect(grid.lines[0] == "●█")
  }
}
