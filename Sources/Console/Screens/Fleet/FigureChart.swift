import CellGrid
import InsightEngine
import ServerlessModel

/// The runs and failures of one entity over the window, for the room that wide terminals have.
struct FigureChart {
  let name: String
  let figures: EntityFigures
  let window: Window

  func draw(into grid: inout CellGrid, in rect: Rect) {
    guard rect.height >= 5, figures.missing == nil else { return }
    let series = [
      ChartSeries("runs", figures.spark, role: .chart1),
      ChartSeries("failed", figures.failures, role: .error),
    ]
    LineChart(
      title: "\(name), runs and failures", series: series, timeLabels: window.timeLabels,
      emptyText: "no run in this window"
    ) { Format.short($0) }.draw(into: &grid, in: rect)
  }
}
