import CellGrid
import InsightEngine
import ServerlessModel

/// How a function's durations are spread: as a histogram of the window, or as a heat map over time.
struct SpreadView {
  let answer: SpreadAnswer
  let marks: [TimeMark]
  let context: Context

  /// The bins of a histogram in a width.
  func bins(width: Int) -> SpreadBins {
    SpreadBins(answer.whole, limit: answer.timeout?.value, most: max(4, width - 10))
  }

  func drawHistogram(cursor: Int?, into grid: inout CellGrid, in rect: Rect) {
    let bins = bins(width: rect.width)
    let counts = bins.counts(answer.whole)
    var lines: [ChartThreshold] = []
    if let latency = answer.latency {
      for (name, part) in [("p50", latency.p50), ("p95", latency.p95), ("p99", latency.p99)] {
        lines.append(ChartThreshold(bins.position(part.milliseconds), name, role: .accent))
      }
    }
    if let timeout = answer.timeout {
      lines.append(ChartThreshold(bins.position(timeout.value), timeout.label, role: .error))
    }
    Histogram(
      title: title + (cursor.map { words(of: $0, bins) } ?? ""), counts: counts, lines: lines,
      cursor: cursor.map { max(0, min(bins.count - 1, $0)) }, emptyText: answer.empty,
      label: bins.label
    ) { Format.short($0) }.draw(into: &grid, in: rect)
  }

  func drawHeatMap(moment: Instant?, into grid: inout CellGrid, in rect: Rect) {
    let bins = SpreadBins(
      answer.whole, limit: answer.timeout?.value, most: max(1, rect.height - 3))
    let threshold = answer.timeout.map {
      ChartThreshold(bins.position($0.value).rounded(.down), $0.label, role: .error)
    }
    HeatMap(
      title: "Duration over time, \(Format.counted(answer.whole.total, "run"))"
        + (moment.map(words(at:)) ?? ""),
      columns: answer.spreads.map { $0.map(bins.counts) }, threshold: threshold,
      marks: marks.map { $0.chartMark(answer.steps) }, timeLabels: context.clock.axis,
      cursor: moment.map { answer.steps.position(of: $0) }, emptyText: answer.empty,
      label: bins.label
    ).draw(into: &grid, in: rect)
  }

  private var title: String { "Duration of \(Format.counted(answer.whole.total, "run"))" }

  /// What a bin holds.
  private func words(of cursor: Int, _ bins: SpreadBins) -> String {
    let bin = max(0, min(bins.count - 1, cursor))
    let count = bins.counts(answer.whole)[bin]
    let share = count / Double(max(1, answer.whole.total))
    return "   \(bins.label(bin)) to \(bins.label(bin + 1)): \(Format.counted(Int(count), "run")), "
      + Format.percent(share)
  }

  /// What a step of time holds: how many runs, and between which durations.
  private func words(at moment: Instant) -> String {
    guard let index = answer.steps.index(of: moment), let spread = answer.spreads[index] else {
      return "   not recorded"
    }
    let held = spread.counts.indices.filter { spread.counts[$0] > 0 }
    guard let first = held.first, let last = held.last else { return "   no run" }
    let low = Format.duration(Elapsed(microseconds: LatencySpread.least(of: first)))
    let high = Format.duration(Elapsed(microseconds: LatencySpread.least(of: last + 1)))
    return "   \(Format.counted(spread.total, "run")) of \(low) to \(high)"
  }

  /// The histogram in words.
  var linear: [String] {
    let bins = bins(width: 60)
    let counts = bins.counts(answer.whole)
    guard answer.whole.total > 0 else { return ["\(title): \(answer.empty)"] }
    return [title]
      + counts.indices.filter { counts[$0] > 0 }.map {
        "\(bins.label($0)) to \(bins.label($0 + 1)): \(Format.counted(Int(counts[$0]), "run"))"
      }
  }
}
