import CellGrid

/// Draws the chooser: sections of entries, the chosen one marked.
struct ChooserView {
  let entries: [ChooserEntry]
  let selected: Int

  func draw(into grid: inout CellGrid) {
    grid.put("perch", x: 1, y: 0, .title, .bold)
    grid.put("\(ProgramVersion.text)   what to look at?", x: 7, y: 0, .dim)
    let lines = lines
    let body = grid.bounds.inset(top: 2, bottom: 2)
    let chosen = lines.firstIndex { $0 == .entry(selected) } ?? 0
    let first = Table.offset(
      showing: chosen, from: 0, visible: max(1, body.height), count: lines.count)
    for (row, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
      draw(line, into: &grid, in: body.row(row))
    }
    KeyHints([("Enter", "open"), ("j k", "move"), ("q", "quit")])
      .draw(into: &grid, in: grid.bounds.row(grid.size.height - 1))
  }

  private enum Line: Hashable {
    case title(ChooserEntry.Section)
    case entry(Int)
    case blank
  }

  private var lines: [Line] {
    ChooserEntry.Section.allCases.flatMap { section -> [Line] in
      let mine = entries.indices.filter { entries[$0].section == section }
      return mine.isEmpty ? [] : [.title(section)] + mine.map { .entry($0) } + [.blank]
    }
  }

  private func draw(_ line: Line, into grid: inout CellGrid, in rect: Rect) {
    switch line {
    case .blank: break
    case .title(let section):
      grid.rule(section.rawValue, x: rect.x + 1, y: rect.y, width: rect.width - 2)
    case .entry(let index):
      let entry = entries[index]
      let isSelected = index == selected
      if isSelected { grid.put(grid.glyphs.gutter, x: rect.x, y: rect.y, .mark) }
      let names = min(36, entries.map { Text.width($0.name) }.max() ?? 0)
      grid.put(
        Text.truncateMiddle(entry.name, to: names), x: rect.x + 2, y: rect.y, .text,
        isSelected ? .bold : [])
      grid.put(
        entry.detail, x: rect.x + 4 + names, y: rect.y, .dim, width: rect.width - 5 - names)
    }
  }
}
