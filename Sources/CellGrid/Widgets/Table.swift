/// What a table shows in one cell.
package enum TableCell: Hashable, Sendable {
  /// Words in one style.
  case text(String, Role = .text, Attributes = [])
  /// Words whose middle is cut when there is no room: ids and ARNs.
  case identifier(String, Role = .text)
  /// Words in several styles.
  case spans([Span])
  /// A sparkline from 0 to the greatest value; `nil` is a gap.
  case spark([Double?], Role = .chart1)
  /// A bar as long as a share from 0 to 1, and words after it; its rest stays blank, which a page of rows sends less for.
  case gauge(Double, String = "", Role = .text)
  /// A strip of cells that tell how well each span of time went.
  case health(HealthStrip)
  /// Nothing.
  case empty
}

/// A row of a table.
package struct TableRow: Hashable, Sendable {
  /// The mark left of the row, when it is not selected.
  package var gutter: Character?
  /// The gutter's role.
  package var gutterRole: Role
  /// A cell for each column, in the columns' order; missing ones are empty.
  package var cells: [TableCell]
  /// Whether the user marked it.
  package var isMarked: Bool
  /// Whether the first cell's text runs over all columns.
  package var spansColumns: Bool

  /// Makes a row.
  package init(
    _ cells: [TableCell], gutter: Character? = nil, gutterRole: Role = .text,
    isMarked: Bool = false, spansColumns: Bool = false
  ) {
    self.cells = cells
    self.gutter = gutter
    self.gutterRole = gutterRole
    self.isMarked = isMarked
    self.spansColumns = spansColumns
  }
}

/// A table that asks only for the rows it shows.
///
/// The selected row is a gutter mark and a bold name, so that a cursor move sends few bytes.
package struct Table {
  /// The columns, in order.
  package var columns: [Column]
  /// The number of rows in all.
  package var count: Int
  /// The first row shown.
  package var offset: Int
  /// The selected row.
  package var selected: Int?
  /// The column sorted by, and whether it falls.
  package var sort: (id: String, descending: Bool)?
  /// The column whose text is bold in the selected row.
  package var nameColumn: Int
  /// Whether the first line is the header.
  package var hasHeader: Bool
  /// Where the columns lie; `nil` shares the width out among those that fit.
  package var placed: [PlacedColumn]?
  /// The row at an index below `count`.
  package var row: (Int) -> TableRow

  /// Makes a table.
  package init(
    columns: [Column], count: Int, offset: Int = 0, selected: Int? = nil,
    sort: (id: String, descending: Bool)? = nil, nameColumn: Int = 0, hasHeader: Bool = true,
    placed: [PlacedColumn]? = nil, row: @escaping (Int) -> TableRow
  ) {
    self.columns = columns
    self.count = count
    self.offset = offset
    self.selected = selected
    self.sort = sort
    self.nameColumn = nameColumn
    self.hasHeader = hasHeader
    self.placed = placed
    self.row = row
  }

  /// The first row to show so that the selected one is visible and the view moves least.
  package static func offset(
    showing selected: Int, from offset: Int, visible: Int, count: Int
  ) -> Int {
    guard visible > 0 else { return selected }
    let kept = min(max(offset, selected - visible + 1), selected)
    return max(0, min(kept, count - visible))
  }

  /// Draws the table and answers which rows are shown.
  @discardableResult
  package func draw(into grid: inout CellGrid, in rect: Rect) -> Range<Int> {
    guard !rect.isEmpty else { return 0..<0 }
    let placed = placed ?? Column.place(columns, width: rect.width)
    if hasHeader { drawHeader(into: &grid, in: rect, placed) }
    let top = hasHeader ? 1 : 0
    let first = max(0, min(offset, count))
    let last = min(count, first + max(0, rect.height - top))
    for index in first..<max(first, last) {
      let line = rect.row(top + index - first)
      drawRow(row(index), selected: index == selected, into: &grid, in: line, placed)
    }
    return first..<max(first, last)
  }

  private func drawHeader(into grid: inout CellGrid, in rect: Rect, _ placed: [PlacedColumn]) {
    for place in placed {
      let column = columns[place.index]
      let isSorted = column.id == sort?.id
      let x = rect.x + place.x
      grid.put(
        column.title, x: x, y: rect.y, .header, isSorted ? .bold : [], width: place.width,
        align: column.align)
      guard isSorted else { continue }
      // The mark may stand in the gap beside the column, so that no title is cut for it.
      let length = min(place.width, Text.width(column.title))
      let free = column.align == .right ? x + place.width - length - 1 : x + length
      let mark = sort?.descending == true ? grid.glyphs.down : grid.glyphs.up
      grid.put(mark, x: min(free, rect.endX - 1), y: rect.y, .header, .bold)
    }
  }

  private func drawRow(
    _ row: TableRow, selected: Bool, into grid: inout CellGrid, in line: Rect,
    _ placed: [PlacedColumn]
  ) {
    if selected {
      grid.put(grid.glyphs.gutter, x: line.x, y: line.y, .mark)
    } else if row.isMarked {
      grid.put(grid.glyphs.marked, x: line.x, y: line.y, .mark)
    } else if let gutter = row.gutter {
      grid.put(gutter, x: line.x, y: line.y, row.gutterRole)
    }
    for place in placed where place.index < row.cells.count {
      var field = Rect(x: line.x + place.x, y: line.y, width: place.width, height: 1)
      if row.spansColumns, place.index == 0 { field.width = line.endX - field.x }
      var extra: Attributes = selected && place.index == nameColumn ? .bold : []
      if row.isMarked, place.index == nameColumn { extra.insert(.underline) }
      row.cells[place.index].draw(
        into: &grid, in: field, align: columns[place.index].align, adding: extra)
      if row.spansColumns { break }
    }
  }
}

extension TableCell {
  /// Draws the cell into one line of room.
  package func draw(
    into grid: inout CellGrid, in field: Rect, align: Alignment = .left,
    adding extra: Attributes = []
  ) {
    switch self {
    case .empty: break
    case .text(let text, let role, let attributes):
      grid.put(
        text, x: field.x, y: field.y, role, attributes.union(extra), width: field.width,
        align: align)
    case .identifier(let text, let role):
      let cut = Text.truncateMiddle(text, to: field.width)
      grid.put(cut, x: field.x, y: field.y, role, extra, width: field.width, align: align)
    case .spans(let spans):
      let length = spans.reduce(0) { $0 + $1.width }
      let shift = align == .right ? max(0, field.width - length) : 0
      let styled = spans.map { Span($0.text, $0.style.role, $0.style.attributes.union(extra)) }
      grid.put(styled, x: field.x + shift, y: field.y, width: field.width - shift)
    case .spark(let values, let role):
      Sparkline(values, role: role).draw(into: &grid, in: field)
    case .gauge(let share, let label, let role):
      Gauge(share, label: label, role: role, hasTrough: false).draw(into: &grid, in: field)
    case .health(let strip): strip.draw(into: &grid, in: field)
    }
  }
}
