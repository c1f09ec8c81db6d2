import CellGrid
import InsightEngine
import ServerlessModel

/// How a figure of a function's runs is spread: as a histogram of the window, or as a heat map over time.
struct SpreadView {
  let answer: SpreadAnswer
  let marks: [TimeMark]
  let context: Context

  /// The bins of a histogram in a width.
  func bins(width: Int) -> SpreadBins {
    SpreadBins(
      answer.measure, answer.whole, limit: answer.limit?.value, most: max(4, width - 10))
  }

  func histogram(cursor: Int?, width: Int) -> Histogram {
    let bins = bins(width: width)
    let counts = bins.counts(answer.whole)
    let lines =
      answer.parts.map { ChartThreshold(bins.position($0.value), $0.name, role: .accent) }
      + [answer.limit].compactMap(\.self).map {
        ChartThreshold(bins.position($0.value), $0.name, role: .error)
      }
    return Histogram(
      title: title + (cursor.map { words(of: $0, bins) } ?? ""), counts: counts, lines: lines,
      cursor: cursor.map { max(0, min(bins.count - 1, $0)) }, emptyText: answer.empty,
      label: bins.label
    ) { Format.short($0) }
  }

  func heatMap(moment: Instant?, height: Int) -> HeatMap {
    let bins = SpreadBins(
      answer.measure, answer.whole, limit: answer.limit?.value, most: max(1, height - 3))
    let threshold = answer.limit.map {
      ChartThreshold(bins.position($0.value).rounded(.down), $0.name, role: .error)
    }
    return HeatMap(
      title: "\(answer.measure.title) over time, \(runs)"
        + (moment.map(words(at:)) ?? ""),
      columns: answer.spreads.map { $0.map(bins.counts) }, threshold: threshold,
      marks: marks.map { $0.chartMark(answer.steps) }, timeLabels: context.clock.axis,
      cursor: moment.map { answer.steps.position(of: $0) }, emptyText: answer.empty,
      label: bins.label)
  }

  private var title: String { "\(answer.measure.title) of \(runs)" }

  private var runs: String {
    let count = Format.counted(
      answer.whole.total, answer.measure == .initTime ? "cold start" : "run")
    return answer.isOfNewest ? "the newest \(count)" : count
  }

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
    let low = answer.measure.text(LatencySpread.least(of: first))
    let high = answer.measure.text(LatencySpread.least(of: last + 1))
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
