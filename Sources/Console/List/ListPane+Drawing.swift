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
    case .title(let section):
      grid.rule(sections[section].title ?? "", x: place.x + 1, y: place.y, width: place.width - 1)
    case .note(let section, let note):
      grid.put(sections[section].notes[note], x: place.x + 1, y: place.y, width: place.width - 1)
    case .header(let section): drawHeader(sections[section], into: &grid, in: place)
    }
  }

  private func drawHeader(_ section: ListSection, into grid: inout CellGrid, in place: Rect) {
    Table(
      columns: section.columns, count: 0,
      sort: sort.map { (id: $0.column, descending: $0.descending) },
      nameColumn: section.nameColumn
    ) { _ in TableRow([]) }.draw(into: &grid, in: place)
    guard let column, column < section.columns.count else { return }
    for placed in Column.place(section.columns, width: place.width) where placed.index == column {
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
      nameColumn: shown.nameColumn, hasHeader: false
    ) { tableRow(shown.rows[rows[$0]], isTree: shown.isTree, glyphs) }
    .draw(into: &grid, in: rect.inset(top: first))
    return rows.count
  }

  private func tableRow(_ row: ListRow, isTree: Bool, _ glyphs: Glyphs) -> TableRow {
    var cells = row.fields.map(\.cell)
    if isTree, !cells.isEmpty { cells[0] = tree(row, isFolded: folded.contains(row.id), glyphs) }
    return TableRow(
      cells, gutter: row.severity?.glyph, gutterRole: row.severity?.role ?? .text,
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
    guard case .row = self.line(visible: line) else { return nil }
    return rowLines.firstIndex(of: offset + line)
  }

  /// The column whose header was clicked.
  func column(atHeader x: Int, visible line: Int, width: Int) -> Int? {
    guard case .header(let section) = self.line(visible: line) else { return nil }
    return Column.place(sections[section].columns, width: width)
      .first { x >= $0.x && x < $0.x + $0.width }?.index
  }
}
