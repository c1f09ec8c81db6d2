import CellGrid
import InsightEngine
import ServerlessModel

extension LogPane {
  /// The histogram stands above the lines, where there is room and where they are of a window.
  private func histogramHeight(in area: Rect) -> Int {
    listing.isOfOne ? 0 : LogHistogram.height(in: area)
  }

  func listArea(in area: Rect) -> Rect { area.inset(top: histogramHeight(in: area)) }

  func draw(into grid: inout CellGrid, in area: Rect, _ context: Context) {
    let height = histogramHeight(in: area)
    if height > 0, let counts = counts(context), counts.total > 0 {
      histogram(counts, context).draw(
        into: &grid, in: Rect(x: area.x, y: area.y, width: area.width, height: height))
    }
    let place = listArea(in: area)
    if let notice = context.notice(subject) { return notice.draw(into: &grid, in: place) }
    guard let answer else { return }
    guard rows.isEmpty else { return rows.draw(into: &grid, in: place) }
    Notice.empty(emptyWords(answer)).draw(into: &grid, in: place)
  }

  private func histogram(_ counts: LogCounts, _ context: Context) -> LogHistogram {
    LogHistogram(counts: counts, clock: context.clock, cursor: selectedLine?.time)
  }

  /// Why there is no line: the filter, or the recording.
  private func emptyWords(_ answer: LogsAnswer) -> String {
    if let end = answer.window?.searchedBackTo {
      return "no line matches since \(end.clock)Z, looked through so far; PgUp looks further back"
    }
    if let filter = rows.filter {
      return "no line matches /\(filter.text) in this window   \\ clears the filter, - widens"
    }
    return listing.problemsOnly
      ? "no warning and no error in this window   ! shows all lines" : answer.empty
  }

  /// What is chosen, where the cursor stands, what came since.
  func status(_ context: Context) -> String {
    var parts: [String] = []
    if let remark { parts.append(remark) }
    if let followed = answer?.followed { parts.append("all that works on \(followed), no trace") }
    if let filter = rows.filter { parts.append("/\(filter.text)") }
    if listing.problemsOnly { parts.append("! warnings and errors") }
    if rows.wraps { parts.append("wrapped") }
    if follows { parts.append("following") }
    if held != nil {
      let new = newLines(context)
      parts.append("held" + (new > 0 ? "  +\(Format.count(new)) new, f follows" : ""))
    }
    parts.append(position(context))
    return parts.joined(separator: "  ")
  }

  private func position(_ context: Context) -> String {
    guard let window = answer?.window, rows.count > 0 else { return "0 lines" }
    let held = !window.hasEarlier && !window.hasLater
    if held, rows.count <= rows.height { return Format.counted(rows.count, "line") }
    let known = window.position ?? (held ? LogPosition(before: 0, total: rows.count) : nil)
    if let known {
      return words(known.before + rows.selected + 1, of: known.total, isAbout: known.isAbout)
    }
    guard let counts = counts(context), counts.total > 0, let line = selectedLine else {
      return "line \(Format.count(rows.selected + 1))" + (window.hasLater ? " of more" : "")
    }
    if !window.hasEarlier {
      return words(rows.selected + 1, of: counts.total, isAbout: counts.isAbout)
    }
    if !window.hasLater {
      return words(
        counts.total - rows.count + rows.selected + 1, of: counts.total, isAbout: counts.isAbout)
    }
    let step = counts.step(of: line.time)
    let before = counts.steps[..<step].reduce(0) { $0 + $1.total } + counts.steps[step].total / 2
    return words(max(1, before), of: counts.total, isAbout: true)
  }

  private func words(_ line: Int, of total: Int, isAbout: Bool) -> String {
    "\(isAbout ? "about " : "")line \(Format.count(max(1, line))) of \(Format.count(total))"
  }

  func linear(_ context: Context) -> [String] {
    let head = listing.isOfOne ? [] : counts(context).map { [histogram($0, context).words] } ?? []
    guard let answer else { return head }
    return head + (rows.isEmpty ? [Text.clean(emptyWords(answer))] : rows.linear)
  }

  mutating func click(_ point: Point, in area: Rect, _ context: Context) -> [Request]? {
    var pressed = self
    let requests = rows.click(point, in: listArea(in: area)) {
      pressed.perform(.open, context) ?? []
    }
    if pressed.unfolded != unfolded {
      unfolded = pressed.unfolded
      rebuild()
    }
    return requests
  }
}
