import CellGrid
import InsightEngine
import ServerlessModel

/// The runs and failures of an entity over the window, for the room that wide terminals have.
struct FigureChart {
  let name: String
  let runs: [Double?]
  let failures: [Double?]
  /// What happened; only what lies in the window is marked.
  let marks: [TimeMark]
  let clock: Clock
  /// Why none was seen, where that is known.
  let missing: String?

  init(
    name: String, runs: [Double?], failures: [Double?], marks: [TimeMark], missing: String?,
    _ clock: Clock
  ) {
    (self.name, self.runs, self.failures, self.clock) = (name, runs, failures, clock)
    self.missing = missing
    self.marks = marks.filter { clock.window.span.contains($0.time) }
  }

  func draw(into grid: inout CellGrid, in rect: Rect) {
    guard rect.height >= 5 else { return }
    let series = [
      ChartSeries("runs", runs, role: .chart1), ChartSeries("failed", failures, role: .error),
    ]
    let span = clock.window.span
    let minutes = Int((span.milliseconds + 59_999) / 60_000)
    let steps = ChartSteps(first: span.start, seconds: 60, count: minutes)
    LineChart(
      title: "\(name), runs and failures", series: series,
      marks: marks.map { $0.chartMark(steps) }, timeLabels: clock.axis,
      emptyText: missing ?? "no run was recorded in this window; - widens it"
    ) { Format.short($0) }.draw(into: &grid, in: rect)
  }
}
