import CellGrid
import ServerlessModel

/// A list with a cursor: sections of rows that are filtered, sorted, folded, marked and scrolled in one place.
struct ListPane: Sendable {
  /// One line on the screen.
  enum Line: Hashable, Sendable {
    case title(Int)
    case header(Int)
    case row(section: Int, row: Int)
    /// What of a row's message did not fit its own line, and then its details.
    case rest(section: Int, row: Int, part: Int)
    case note(section: Int, note: Int)
    case blank
  }

  struct Sort: Hashable, Sendable {
    var column: String
    var descending: Bool
  }

  /// What one row is called: `run`, `row`, `finding`.
  var noun = "row"
  /// What the natural order is called: `HEALTH`.
  var order = ""
  private(set) var sections: [ListSection] = []
  private(set) var lines: [Line] = []
  /// The lines that hold a row, in order.
  private(set) var rowLines: [Int] = []
  private(set) var selected = 0
  private(set) var offset = 0
  private(set) var filter: RowFilter?
  private(set) var sort: Sort?
  private(set) var problemsOnly = false
  private(set) var folded: Set<String> = []
  private(set) var marks: [String] = []
  /// The column that `s` sorts by and `c` copies from; `nil` until it was moved.
  private(set) var column: Int?
  /// Whether all columns are shown, from the column cursor on, not only those that fit.
  private(set) var isWide = false
  /// Whether long messages run on over further lines.
  private(set) var wraps = false
  /// The ids of columns that the user took away.
  var hidden: Set<String> = []
  var height = 10
  /// The width that messages are wrapped to.
  var width = 80 {
    didSet { if wraps, width != oldValue { refresh() } }
  }
  /// Rows that lie before and after those held, for lists that are paged.
  var base = 0
  var total: Int?
  /// Whether there are more than `total`, nobody counted how many.
  var totalIsLeast = false
  /// Words after the position: `newest first`.
  var suffix = ""
  /// Whether the rows were chosen by the filter before they came here.
  var isFilteredBefore = false
  /// Lines of notes are scrolled to when the cursor stands at the end.
  private var shown: [[Int]] = []

  init(noun: String = "row", order: String = "") {
    self.noun = noun
    self.order = order
  }

  // MARK: Content

  /// Takes new sections and keeps the cursor on its row, or near it.
  mutating func set(_ sections: [ListSection]) {
    let kept = selectedRow?.id
    self.sections = sections
    rebuild()
    if let kept { select(id: kept) }
    clamp()
  }

  /// Takes other rows of a longer list; the cursor's row stays where it is on the screen.
  mutating func slide(_ sections: [ListSection]) {
    let above = rowLines.indices.contains(selected) ? rowLines[selected] - offset : 0
    set(sections)
    guard rowLines.indices.contains(selected) else { return }
    offset = max(0, rowLines[selected] - above)
    clamp()
  }

  mutating func select(id: String) {
    guard let index = rowLines.firstIndex(where: { row(at: lines[$0])?.id == id }) else { return }
    selected = index
    clamp()
  }

  mutating func select(index: Int) {
    selected = index
    clamp()
  }

  var count: Int { rowLines.count }
  var isEmpty: Bool { rowLines.isEmpty }

  var selectedRow: ListRow? {
    rowLines.indices.contains(selected) ? row(at: lines[rowLines[selected]]) : nil
  }

  /// The section the cursor is in.
  var selectedSection: ListSection? {
    guard rowLines.indices.contains(selected), case .row(let section, _) = lines[rowLines[selected]]
    else { return sections.first }
    return sections[section]
  }

  func row(index: Int) -> ListRow? {
    rowLines.indices.contains(index) ? row(at: lines[rowLines[index]]) : nil
  }

  var allRows: [ListRow] { sections.flatMap(\.rows) }

  private func row(at line: Line) -> ListRow? {
    guard case .row(let section, let row) = line else { return nil }
    return sections[section].rows[row]
  }

  // MARK: What is shown

  private mutating func rebuild() {
    let matcher = isFilteredBefore ? nil : filter.map(RowMatcher.init)
    shown = sections.map { section in
      ListOrder.rows(
        of: section, matcher: matcher, problemsOnly: problemsOnly, folded: folded, sort: sort)
    }
    lines = []
    for (index, section) in sections.enumerated() {
      guard !shown[index].isEmpty || !section.notes.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.blank) }
      if section.title != nil { lines.append(.title(index)) }
      if section.hasHeader, !shown[index].isEmpty { lines.append(.header(index)) }
      for row in shown[index] {
        lines.append(.row(section: index, row: row))
        let parts = max(1, wraps ? message(section, row).count : 1)
        lines += (1..<parts + section.rows[row].details.count).map {
          .rest(section: index, row: row, part: $0)
        }
      }
      if filter == nil { lines += section.notes.indices.map { .note(section: index, note: $0) } }
    }
    rowLines = lines.indices.filter { if case .row = lines[$0] { true } else { false } }
  }

  mutating func clamp() {
    selected = max(0, min(selected, count - 1))
    guard rowLines.indices.contains(selected) else {
      offset = 0
      return
    }
    let line = rowLines[selected]
    let head = headLines(before: line)
    // Notes right under the last row come into view with it.
    let next = selected + 1 < count ? rowLines[selected + 1] : lines.count
    let last = selected == count - 1 ? lines.count - 1 : isTall(selected) ? next - 1 : line
    let wanted = min(last, line + max(0, height - 1 - head))
    offset = min(max(offset, wanted - height + 1), line - head)
    offset = max(0, min(offset, lines.count - height))
  }

  /// Whether a row may take more than a line.
  private func isTall(_ index: Int) -> Bool { wraps || row(index: index)?.details.isEmpty == false }

  /// Lines above a row that must stay visible with it: its section's header, and all above the first row.
  private func headLines(before line: Int) -> Int {
    if selected == 0 { return min(line, max(0, height - 1)) }
    guard case .row(let section, _) = lines[line], sections[section].hasHeader, height > 2 else {
      return 0
    }
    return 1
  }

  /// What a visible line shows: the first one gives way to the header of its section.
  func line(visible index: Int) -> Line? {
    let at = offset + index
    guard lines.indices.contains(at) else { return nil }
    if index == 0, height > 2, case .row(let section, _) = lines[at], sections[section].hasHeader {
      return .header(section)
    }
    return lines[at]
  }

  // MARK: Acts

  /// Moves, sorts, folds and marks; `false` for what is no list's business.
  mutating func perform(_ action: Action) -> Bool {
    switch action {
    case .moveDown: move(1)
    case .moveUp: move(-1)
    case .pageDown: move(max(1, height - 2))
    case .pageUp: move(-max(1, height - 2))
    case .halfDown: move(max(1, height / 2))
    case .halfUp: move(-max(1, height / 2))
    case .top: select(index: 0)
    case .bottom: select(index: count - 1)
    case .columnLeft: moveColumn(-1)
    case .columnRight: moveColumn(1)
    case .sort: sortByColumn()
    case .reverse: reverse()
    case .fold: toggleFold()
    case .problems: problemsOnly.toggle(); refresh()
    case .clearFilter: set(filter: nil)
    case .mark: toggleMark()
    case .unmark: marks = []
    case .nextMatch: match(1)
    case .previousMatch: match(-1)
    case .wide: isWide.toggle()
    case .wrap:
      guard selectedSection?.columns.contains(where: { $0.id == "message" }) == true else {
        return false
      }
      wraps.toggle()
      refresh()
    default: return false
    }
    return true
  }

  mutating func move(_ rows: Int) { select(index: selected + rows) }

  mutating func set(filter: RowFilter?) {
    self.filter = filter
    refresh()
  }

  mutating func fold(_ ids: Set<String>) {
    folded = ids
    refresh()
  }

  mutating func set(sort: Sort?) {
    self.sort = sort
    refresh()
  }

  private mutating func refresh() {
    let kept = selectedRow?.id
    rebuild()
    if let kept { select(id: kept) }
    clamp()
  }

  private mutating func moveColumn(_ delta: Int) {
    guard let columns = selectedSection?.columns, !columns.isEmpty else { return }
    column = max(0, min((column ?? (delta > 0 ? -1 : columns.count)) + delta, columns.count - 1))
  }

  private mutating func sortByColumn() {
    guard let section = selectedSection, !section.columns.isEmpty else { return }
    let index = min(column ?? section.nameColumn, section.columns.count - 1)
    let id = section.columns[index].id
    if sort?.column == id {
      sort = nil
    } else {
      let isNumber = section.rows.contains {
        index < $0.fields.count && $0.fields[index].number != nil
      }
      sort = Sort(column: id, descending: isNumber)
    }
    column = index
    refresh()
  }

  /// Sorts by a column, and turns the order round when it is the one already.
  mutating func sort(column index: Int) {
    column = index
    guard let section = selectedSection, index < section.columns.count else { return }
    if sort?.column == section.columns[index].id { reverse() } else { sortByColumn() }
  }

  private mutating func reverse() {
    if sort == nil { sortByColumn() } else { sort?.descending.toggle() }
    refresh()
  }

  private mutating func toggleFold() {
    guard let row = foldRoot else { return }
    if folded.contains(row.id) { folded.remove(row.id) } else { folded.insert(row.id) }
    rebuild()
    select(id: row.id)
    clamp()
  }

  /// The row that `z` folds: the selected one, or the one above it that holds it.
  private var foldRoot: ListRow? {
    for index in stride(from: selected, through: 0, by: -1) {
      if let row = row(index: index), row.fold != .leaf { return row }
    }
    return nil
  }

  private mutating func toggleMark() {
    guard let id = selectedRow?.id else { return }
    if let index = marks.firstIndex(of: id) { marks.remove(at: index) } else { marks.append(id) }
    move(1)
  }

  private mutating func match(_ delta: Int) {
    guard count > 1 else { return }
    select(index: (selected + delta + count) % count)
  }
}
