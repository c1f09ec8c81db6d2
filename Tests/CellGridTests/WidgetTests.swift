import CellGrid
import FrameSupport
import Testing

struct `Widgets` {
  private static let glyphs: [(Glyphs, String)] = [
    (.braille, "braille"), (.block, "block"), (.ascii, "ascii"),
  ]

  @Test(arguments: [0, 1, 2])
  func `draw a chart with whatever glyphs there are`(index: Int) {
    let (glyphs, name) = `Widgets`.glyphs[index]
    var grid = CellGrid(size: Size(width: 64, height: 12), glyphs: glyphs)
    var p95: [Double?] = (0..<60).map { Double(400 + $0 * 37 % 300) }
    p95[20] = nil
    for index in 41..<60 { p95[index] = 2700 }
    let p50: [Double?] = (0..<60).map { Double(100 + $0 % 7 * 20) }
    LineChart(
      title: "Duration",
      series: [
        ChartSeries("p50", p50, role: .chart1),
        ChartSeries("p95", p95, role: .chart2),
      ],
      thresholds: [ChartThreshold(3000, "timeout 3 s", role: .error)],
      marks: [ChartMark(0.6, "d")], timeLabels: [(0, "13:32"), (0.5, "14:02"), (1, "14:32")]
    ) { "\(Int($0)) ms" }.draw(into: &grid, in: grid.bounds)
    expectFrame(grid, named: "chart-\(name)")
  }

  @Test func `say why a chart is empty`() {
    var grid = CellGrid(size: Size(width: 40, height: 5))
    LineChart(
      series: [ChartSeries("p50", [nil, nil])], emptyText: "denied: cloudwatch:GetMetricData"
    ) {
      "\($0)"
    }.draw(into: &grid, in: grid.bounds)
    #expect(grid.plainText.contains("denied: cloudwatch:GetMetricData"))
  }

  @Test(arguments: [0, 2])
  func `draw small things`(index: Int) {
    let (glyphs, name) = `Widgets`.glyphs[index]
    var grid = CellGrid(size: Size(width: 60, height: 16), glyphs: glyphs)
    let rows = grid.bounds.rows(Array(repeating: .fixed(1), count: 16))
    Sparkline([0, 1, 2, 3, nil, 5, 6, 7, 8]).draw(into: &grid, in: rows[0])
    Gauge(0.83, label: "83 %").draw(into: &grid, in: rows[1])
    Gauge(0, label: "0 %").draw(into: &grid, in: rows[2])
    HealthStrip(HealthStrip.Level.allCases).draw(into: &grid, in: rows[3])
    Tabs(["Overview", "Executions", "Errors"], selected: 1).draw(into: &grid, in: rows[4])
    Crumbs(["Fleet", "checkout", "charge-card"]).draw(into: &grid, in: rows[5])
    Crumbs(["Fleet", "a-long-name-of-a-service", "charge-card", "8f6e2a1b-41c7-4b16-a1f7"])
      .draw(into: &grid, in: rows[6])
    KeyHints([("Enter", "open"), ("Esc", "up"), ("?", "keys")]).draw(into: &grid, in: rows[7])
    Waterfall(start: 0, end: 1, selfParts: [0...0.1], isCritical: true)
      .draw(into: &grid, in: rows[8])
    Waterfall(start: 0.1, end: 0.12).draw(into: &grid, in: rows[9])
    Waterfall(start: 0.1, end: 1, isOpen: true).draw(into: &grid, in: rows[10])
    TreeRow(depth: 0, fold: .open, label: [Span("prod")])
      .draw(into: &grid, in: rows[11], selected: true)
    TreeRow(depth: 1, label: [Span("checkout")]).draw(into: &grid, in: rows[12])
    Timeline(
      marks: [.init(0.3, "●", role: .critical, weight: 2), .init(0.3, "d", role: .info)],
      cursor: 0.6, window: 0.5...0.6, labels: [(0, "00"), (0.5, "12"), (1, "24")]
    ).draw(into: &grid, in: Rect(x: 0, y: 13, width: 60, height: 2))
    grid.rule("Log 6 of 6 lines", x: 0, y: 15, width: 60)
    expectFrame(grid, named: "small-\(name)")
  }

  @Test func `keep the pinned hints however short the line is`() {
    func line(_ width: Int) -> String {
      var grid = CellGrid(size: Size(width: width, height: 1))
      let hints = [("Enter", "open"), ("/", "filter"), ("Esc", "up"), ("?", "keys")]
      KeyHints(hints, pinned: 2).draw(into: &grid, in: grid.bounds)
      return grid.lines[0].filter { $0 != "\u{0}" }
    }
    #expect(line(40).hasPrefix(" Enter open  / filter  Esc up  ? keys"))
    #expect(line(28).hasPrefix(" Enter open  Esc up  ? keys"))
    #expect(line(26).hasPrefix(" Esc up  ? keys"))
    #expect(line(8).hasPrefix(" ? keys"))
    #expect(!line(6).contains("?"))
  }

  @Test func `a bar in a table leaves its rest blank`() {
    var grid = CellGrid(size: Size(width: 10, height: 2))
    TableCell.gauge(0.5, "50 %", .cost).draw(into: &grid, in: grid.bounds.row(0))
    Gauge(0.5, label: "50 %", role: .cost).draw(into: &grid, in: grid.bounds.row(1))
    #expect(grid.lines[0].hasPrefix("██▌   50 %"))
    #expect(grid.lines[1].hasPrefix("██▌░░ 50 %"))
  }

  @Test func `draw a dialog over what is there`() {
    var grid = CellGrid(size: Size(width: 40, height: 9))
    grid.fill(grid.bounds, with: "x", .dim)
    Dialog(
      title: "Mute until",
      lines: [[Span("lambda-timeout-occurred", .error)], [Span("for 7 days")]],
      hints: [("Enter", "mute"), ("Esc", "cancel")]
    ).draw(into: &grid, in: grid.bounds)
    expectFrame(grid, named: "dialog")
  }

  @Test(arguments: [
    Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: 7, height: 3),
  ])
  func `do nothing bad without room`(size: Size) {
    for glyphs in [Glyphs.braille, .block, .ascii] {
      var grid = CellGrid(size: size, glyphs: glyphs)
      let rect = grid.bounds
      LineChart(
        title: "t", series: [ChartSeries("a", [1, .infinity, 2]), ChartSeries("b", [.nan])],
        thresholds: [ChartThreshold(1, "limit")], marks: [ChartMark(1, "d")],
        timeLabels: [(0, "13:32")]
      ) { "\($0)" }.draw(into: &grid, in: rect)
      Sparkline([1, .nan, .infinity]).draw(into: &grid, in: rect)
      Gauge(.nan, label: "?").draw(into: &grid, in: rect)
      Waterfall(start: .nan, end: 1).draw(into: &grid, in: rect)
      Timeline(marks: [.init(1, "d", role: .info)], cursor: 1).draw(into: &grid, in: rect)
      Dialog(title: "t", lines: [[Span("x")]], hints: [("q", "quit")]).draw(into: &grid, in: rect)
      Tabs(["a", "b"], selected: 5).draw(into: &grid, in: rect)
      Crumbs([]).draw(into: &grid, in: rect)
      #expect(grid.size == size)
    }
  }

  @Test func `skip the left of scrolled lines`() {
    let line = [Span("abc", .dim), Span("日本x", .error)]
    #expect(ScrollView.skip(1, of: line).map(\.text) == ["bc", "日本x"])
    #expect(ScrollView.skip(5, of: line).map(\.text) == ["本x"])
    #expect(ScrollView.skip(99, of: line).isEmpty)
  }
}
