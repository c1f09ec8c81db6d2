import CellGrid
import ServerlessModel

/// One chart as it is drawn: its lines, what lies behind them, what happened, the value cursor.
struct ChartView {
  let data: ChartData
  var behind: [ChartSeries] = []
  var marks: [TimeMark] = []
  /// The moment of the value cursor.
  var moment: Instant?
  var isSelected = false
  /// How old its newest value is, where that is more than it should be.
  var age: DataAge?
  var style = LineChart.Style.line
  let clock: Clock

  private static let failing: Set<String> = ["failed", "errors", "timeouts", "5xx", "throttles"]

  var chart: LineChart {
    LineChart(
      title: data.title + (age.map { ", \($0.age) old" } ?? ""), series: behind + front,
      style: style,
      thresholds: data.limit.map { [ChartThreshold($0.value, $0.label, role: .error)] } ?? [],
      marks: marks.map { $0.chartMark(data.steps) }, timeLabels: clock.axis,
      cursor: moment.map { data.steps.position(of: $0) }, isSelected: isSelected,
      emptyText: data.empty
    ) { Figures.figure($0, data.unit) }
  }

  private var front: [ChartSeries] {
    (style == .stacked ? data.parts : data.lines).enumerated().map { index, line in
      ChartSeries(
        line.name, line.values,
        role: Self.failing.contains(line.name) ? .error : .chart(index))
    }
  }

  /// The lines in words: their range, their last value, and that at the cursor.
  var linear: [String] {
    guard !data.isEmpty else { return ["\(data.title): \(data.empty)"] }
    return (behind + front).map { line in
      let values = line.values.compactMap(\.self)
      guard let least = values.min(), let most = values.max() else {
        return "\(data.title), \(line.name): \(line.isBackdrop ? "nothing" : data.empty)"
      }
      let range =
        "from \(text(least)) to \(text(most)), last \(text(values.last))"
      let here = moment.map { ", at \(clock.minute($0)) \(text(value(of: line, at: $0)))" } ?? ""
      return "\(data.title), \(line.name): \(range)\(here)"
    } + (data.limit.map { ["\(data.title), limit: \($0.label)"] } ?? [])
  }

  private func value(of line: ChartSeries, at moment: Instant) -> Double? {
    line.value(at: data.steps.position(of: moment))
  }

  private func text(_ value: Double?) -> String { Figures.figure(value, data.unit) }
}

extension TimeMark {
  /// The mark on a chart; deployments weigh most, since they explain.
  func chartMark(_ steps: ChartSteps) -> ChartMark {
    let position = steps.position(of: time)
    switch kind {
    case .finding(let severity):
      return ChartMark(
        position, severity.glyph, role: severity.role, hasLine: false, weight: 3 - severity.order)
    case .deployment: return ChartMark(position, "d", role: .accent, weight: 4)
    }
  }
}
