/// Lines that add up, each as a band of one shade on the ones before it.
struct ChartStack {
  private let series: [ChartSeries]

  init(_ series: [ChartSeries]) { self.series = series }

  /// The sums of all lines; a gap where none of them is known.
  var totals: [Double?] { series.isEmpty ? [] : sums(upTo: series.count - 1) }

  /// The shade of a line's band, so that bands differ without colour.
  static func fill(_ index: Int, _ glyphs: Glyphs) -> Character {
    let fills: [Character] =
      glyphs.isASCII
      ? ["#", "o", ":", "+", "%", "."]
      : [glyphs.full, glyphs.medium, glyphs.light, glyphs.dark]
    return fills[index % fills.count]
  }

  /// Draws the bands, the highest first, so that each hides what lies under it.
  func draw(_ axis: ValueAxis, into grid: inout CellGrid, in plot: Rect) {
    for index in series.indices.reversed() {
      let fill = ChartStack.fill(index, grid.glyphs)
      let sums = sums(upTo: index)
      for column in 0..<plot.width {
        guard let value = Self.value(sums, column, of: plot.width), value > 0 else { continue }
        let row = axis.row(of: value, in: plot.height)
        let band = Rect(
          x: plot.x + column, y: plot.y + row, width: 1, height: plot.height - row)
        grid.fill(band, with: fill, series[index].role)
      }
    }
  }

  private func sums(upTo last: Int) -> [Double?] {
    (0..<(series.map(\.values.count).max() ?? 0)).map { step in
      let known = series.prefix(last + 1).compactMap { line in
        step < line.values.count ? line.values[step] : nil
      }
      return known.isEmpty ? nil : known.reduce(0, +)
    }
  }

  /// The greatest of the values that fall into a column.
  private static func value(_ values: [Double?], _ column: Int, of width: Int) -> Double? {
    guard !values.isEmpty else { return nil }
    let first = column * values.count / width
    let last = max(first + 1, (column + 1) * values.count / width)
    return values[first..<min(last, values.count)].compactMap(\.self).max()
  }
}
