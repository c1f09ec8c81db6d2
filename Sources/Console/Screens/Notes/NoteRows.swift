import CellGrid
import ServerlessModel

/// Notes and bookmarks as rows.
enum NoteRows {
  static func id(_ index: Int) -> String { "note \(index)" }

  static func sections(_ entries: [NoteEntry]) -> [ListSection] {
    var notes: [(at: Instant, row: ListRow)] = []
    var bookmarks: [ListRow] = []
    for (index, entry) in entries.enumerated() {
      switch entry.content {
      case .note(let note):
        notes.append((note.at, row(index, entry, note)))
      case .bookmark(let view):
        bookmarks.append(
          ListRow(
            id: id(index), fields: [Field(view), made(entry)],
            target: ViewPath(view).map { .view($0) }))
      }
    }
    return [
      ListSection(
        id: "notes", title: "Notes", columns: noteColumns,
        rows: notes.sorted { $0.at < $1.at }.map(\.row), nameColumn: 1),
      ListSection(id: "bookmarks", title: "Bookmarks", columns: bookmarkColumns, rows: bookmarks),
    ].filter { !$0.rows.isEmpty }
  }

  private static func row(_ index: Int, _ entry: NoteEntry, _ note: UserNote) -> ListRow {
    ListRow(
      id: id(index),
      fields: [Field("\(note.at.date) \(note.at.clock)", .dim), Field(note.text), made(entry)],
      target: .moment(note.at))
  }

  private static func made(_ entry: NoteEntry) -> Field {
    Field(entry.made.map { "\($0.date) \($0.clockMinutes)" } ?? "with the recording", .dim)
  }

  private static let noteColumns = [
    Column("at", "UTC", least: 19), Column("text", "NOTE", least: 10, ideal: 30, flex: 1),
    Column("made", "WRITTEN", least: 18, priority: 3),
  ]
  private static let bookmarkColumns = [
    Column("view", "VIEW", least: 10, ideal: 30, flex: 1),
    Column("made", "WRITTEN", least: 18, priority: 3),
  ]
}
