import CellGrid
import InsightEngine
import ServerlessModel

/// The runs and failures of an entity over the window, for the room that wide terminals have.
struct FigureChart {
  let name: String
  let runs: [Double?]
  let failures: [Double?]
  let clock: Clock

  init(name: String, runs: [Double?], failures: [Double?], _ clock: Clock) {
    (self.name, self.runs, self.failures, self.clock) = (name, runs, failures, clock)
  }

  func draw(into grid: inout CellGrid, in rect: Rect) {
    guard rect.height >= 5 else { return }
    let series = [
      ChartSeries("runs", runs, role: .chart1), ChartSeries("failed", failures, role: .error),
    ]
    LineChart(
      title: "\(name), runs and failures", series: series, timeLabels: clock.axis,
      emptyText: "no run was recorded in this window"
    ) { Format.short($0) }.draw(into: &grid, in: rect)
  }
}
