import CellGrid

/// How one chart is shown when it has the whole screen.
enum ChartForm: Int, CaseIterable, Hashable, Sendable {
  case line = 1
  case area, stacked, histogram, heatMap

  var title: String {
    switch self {
    case .line: "Line"
    case .area: "Area"
    case .stacked: "Stacked"
    case .histogram: "Histogram"
    case .heatMap: "Heat map"
    }
  }

  /// Whether it shows how a figure of each run is spread.
  var isSpread: Bool { self == .histogram || self == .heatMap }

  var style: LineChart.Style {
    switch self {
    case .area: .area
    case .stacked: .stacked
    case .line, .histogram, .heatMap: .line
    }
  }

  /// Why a chart cannot be shown so; `nil` where it can.
  func refusal(_ chart: ChartData) -> String? {
    switch self {
    case .line, .area: nil
    case .stacked:
      chart.parts.isEmpty ? "lines that do not add up cannot be stacked: \(chart.title)" : nil
    case .histogram, .heatMap:
      ["duration", "memory", "cold"].contains(chart.id)
        ? nil : "this is counted, not spread: [ ] goes to the durations and to the memory"
    }
  }
}
