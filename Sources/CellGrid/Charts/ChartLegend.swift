/// The first line of a chart: its title and what each line is, or is worth at the cursor; a name is shown whole or
/// not at all.
struct ChartLegend {
  /// One line's part of it.
  struct Entry {
    var mark: Character
    var role: Role
    var text: String
  }

  let title: String
  var entries: [Entry]
  /// Whether the title may be cut, since the entries say more: the values at the cursor.
  var titleYields = false
  /// How many of the first entries may go, since their names stand at the lines' ends too.
  var yielding = 0

  func draw(into grid: inout CellGrid, in rect: Rect, titleRole: Role) {
    let marked = entries.map { [Span("  \($0.mark) ", $0.role), Span($0.text, .dim)] }
    let bare = entries.map { [Span("  " + $0.text, $0.role)] }
    let titleWidth = Text.width(title)
    let shown =
      [marked, Array(marked.dropFirst(yielding)), bare].first {
        titleWidth + Self.width($0) <= rect.width
      }
      ?? fitting(
        yielding > 0 ? Array(marked.dropFirst(yielding)) : titleYields ? bare : marked,
        beside: titleWidth, in: rect.width)
    let room = rect.width - Self.width(shown)
    let used = grid.put(title, x: rect.x, y: rect.y, titleRole, .bold, width: room)
    grid.put(shown.flatMap(\.self), x: rect.x + used, y: rect.y, width: rect.width - used)
  }

  /// As many of the first entries as there is room for.
  private func fitting(_ parts: [[Span]], beside title: Int, in width: Int) -> [[Span]] {
    let least = titleYields ? min(title, 8) : title
    var shown: [[Span]] = []
    for part in parts where least + Self.width(shown) + Self.width([part]) <= width {
      shown.append(part)
    }
    return shown
  }

  private static func width(_ parts: [[Span]]) -> Int {
    parts.reduce(0) { $0 + $1.reduce(0) { $0 + $1.width } }
  }
}
