import CellGrid
import ServerlessModel

/// A line of values as columns of block characters, for a page of text.
struct BlockChart {
  var title: String
  var values: [Double?]
  var unit: FigureUnit
  var span: TimeSpan
  /// What a full column stands for at least: a limit, drawn as a line.
  var limit: (value: Double, label: String)?

  private static let height = 4
  private static let width = 60

  /// The chart with its axis; empty where nothing is known.
  var lines: [String] {
    let fitted = stretched
    guard let most = fitted.compactMap(\.self).max() else { return [] }
    let top = max(most, limit?.value ?? 0, 1e-9)
    let labels = (0..<Self.height).map { $0 == 0 ? Figures.figure(top, unit) : "" }
    let margin = max(labels.map(Text.width).max() ?? 0, Text.width(Figures.figure(0, unit)))
    var lines = [title + "  most " + Figures.figure(most, unit) + limitWords]
    for row in 0..<Self.height {
      let label = row == Self.height - 1 ? Figures.figure(0, unit) : labels[row]
      lines.append(
        Text.pad(label, to: margin, align: .right) + " │"
          + Self.bars(fitted, top: top, row: Self.height - 1 - row))
    }
    return lines + [axis(margin, fitted.count)]
  }

  /// Few values are drawn wider, so that charts of one window stand under each other.
  private var stretched: [Double?] {
    let fitted = Sparkline.fit(values, to: Self.width)
    let factor = max(1, Self.width / max(1, fitted.count))
    return fitted.flatMap { Array(repeating: $0, count: factor) }
  }

  private var limitWords: String { limit.map { ", \($0.label)" } ?? "" }

  /// One row of the columns; a gap is blank, nought has a foot.
  private static func bars(_ values: [Double?], top: Double, row: Int) -> String {
    let eighths = Array("▁▂▃▄▅▆▇█")
    return String(
      values.map { value -> Character in
        guard let value else { return " " }
        let filled = Int((value / top * Double(height * 8)).rounded()) - row * 8
        if row == 0 { return eighths[min(8, max(1, filled)) - 1] }
        return filled <= 0 ? " " : eighths[min(8, filled) - 1]
      })
  }

  private func axis(_ margin: Int, _ width: Int) -> String {
    let (first, last) = (span.start.clockMinutes, span.end.clockMinutes + "Z")
    let gap = max(1, width - first.count - last.count)
    return String(repeating: " ", count: margin + 2) + first
      + String(repeating: " ", count: gap) + last
  }
}
