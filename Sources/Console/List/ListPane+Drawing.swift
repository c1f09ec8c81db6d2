import CellGrid
import ServerlessModel

extension ListPane {
  /// Draws the lines in view; the cursor shows where the pane is focused.
  func draw(into grid: inout CellGrid, in rect: Rect, focused: Bool = true, empty: String = "") {
    guard !rect.isEmpty else { return }
    if lines.isEmpty {
      let why = filter.map { "no \(noun) matches /\($0.text)   \\ clears the filter" }
      let calm = problemsOnly ? "no \(noun) has a problem   ! shows all" : nil
      Notice.empty(why ?? calm ?? empty).draw(into: &grid, in: rect)
      return
    }
    var index = 0
    while index < rect.height, let line = line(visible: index) {
      if case .row(let section, _) = line {
        index += drawRows(of: section, from: index, into: &grid, in: rect, focused: focused)
      } else {
        draw(line, into: &grid, in: rect.row(index))
        index += 1
      }
    }
  }

  private func draw(_ line: Line, into grid: inout CellGrid, in place: Rect) {
    switch line {
    case .blank, .row: break
    case .rest(let section, let row, let part):
      drawRest(sections[section], row, part, into: &grid, in: place)
    case .title(let section):
      grid.rule(sections[section].title ?? "", x: place.x + 1, y: place.y, width: place.width - 1)
    case .note(let section, let note):
      grid.put(sections[section].notes[note], x: place.x + 1, y: place.y, width: place.width - 1)
    case .header(let section): drawHeader(sections[section], into: &grid, in: place)
    }
  }

  private func drawRest(
    _ section: ListSection, _ row: Int, _ part: Int, into grid: inout CellGrid, in place: Rect
  ) {
    guard let column = messageColumn(section) else { return }
    let parts = wraps ? message(section, row) : []
    guard part < parts.count else {
      let details = section.rows[row].details
      let index = part - max(1, parts.count)
      guard details.indices.contains(index) else { return }
      let x = min(column.x, 18) + 2
      grid.put(details[index], x: place.x + x, y: place.y, width: place.width - x)
      return
    }
    let cell = section.rows[row].fields[column.index].cell
    let role: Role = if case .text(_, let role, _) = cell { role } else { .text }
    grid.put(parts[part], x: place.x + column.x, y: place.y, role, width: column.width)
  }

  private func drawHeader(_ section: ListSection, into grid: inout CellGrid, in place: Rect) {
    Table(
      columns: section.columns, count: 0,
      sort: sort.map { (id: $0.column, descending: $0.descending) },
      nameColumn: section.nameColumn, placed: self.place(section, width: place.width)
    ) { _ in TableRow([]) }.draw(into: &grid, in: place)
    guard let column, column < section.columns.count else { return }
    for placed in self.place(section, width: place.width) where placed.index == column {
      let cell = Rect(x: place.x + placed.x, y: place.y, width: placed.width, height: 1)
      grid.restyle(cell) { style in
        var changed = style
        changed.attributes.insert(.reverse)
        return changed
      }
    }
  }

  /// Draws rows of one section that follow each other, in one table; answers how many.
  private func drawRows(
    of section: Int, from first: Int, into grid: inout CellGrid, in rect: Rect, focused: Bool
  ) -> Int {
    var rows: [Int] = []
    while first + rows.count < rect.height,
      case .row(section, let row) = line(visible: first + rows.count)
    {
      rows.append(row)
    }
    let chosen = rowLines.indices.contains(selected) ? rowLines[selected] - offset - first : -1
    let glyphs = grid.glyphs
    let shown = sections[section]
    Table(
      columns: shown.columns, count: rows.count,
      selected: focused && rows.indices.contains(chosen) ? chosen : nil,
      nameColumn: shown.nameColumn, hasHeader: false, placed: place(shown, width: rect.width)
    ) { tableRow(shown, rows[$0], glyphs) }
    .draw(into: &grid, in: rect.inset(top: first))
    return rows.count
  }

  private func tableRow(_ section: ListSection, _ index: Int, _ glyphs: Glyphs) -> TableRow {
    let row = section.rows[index]
    var cells = row.fields.map(\.cell)
    if wraps, let column = messageColumn(section), let first = message(section, index).first {
      if case .text(_, let role, let attributes) = cells[column.index] {
        cells[column.index] = .text(first, role, attributes)
      } else {
        cells[column.index] = .text(first)
      }
    }
    if section.isTree, !cells.isEmpty {
      cells[0] = tree(row, isFolded: folded.contains(row.id), glyphs)
    }
    return TableRow(
      cells, gutter: row.gutter ?? row.severity?.glyph,
      gutterRole: row.gutter == nil ? row.severity?.role ?? .text : .mark,
      isMarked: marks.contains(row.id), spansColumns: row.spansColumns)
  }

  private func tree(_ row: ListRow, isFolded: Bool, _ glyphs: Glyphs) -> TableCell {
    let fold: TreeRow.Fold = row.fold == .leaf ? .leaf : isFolded ? .closed : .open
    let label: [Span] =
      switch row.fields[0].cell {
      case .spans(let spans): spans
      case .text(let text, let role, let attributes): [Span(text, role, attributes)]
      default: [Span(row.fields[0].text)]
      }
    let indent = row.depth > 0 ? String(repeating: " ", count: row.depth) : ""
    let mark = fold == .leaf ? "" : fold == .open ? "\(glyphs.open) " : "\(glyphs.closed) "
    return .spans([Span(indent + mark, .dim)] + label)
  }

  /// The index of the row drawn at a line of the pane; `nil` for a header or nothing.
  func rowIndex(atVisible line: Int) -> Int? {
    switch self.line(visible: line) {
    case .row, .rest: return rowLines.lastIndex { $0 <= offset + line }
    default: return nil
    }
  }

  /// The column whose header was clicked.
  func column(atHeader x: Int, visible line: Int, width: Int) -> Int? {
    guard case .header(let section) = self.line(visible: line) else { return nil }
    return place(sections[section], width: width)
      .first { x >= $0.x && x < $0.x + $0.width }?.index
  }
}
