import CellGrid
import ServerlessModel

/// The user's notes, each at its moment, and bookmarks, each with its view.
struct NotesScreen: PlainList {
  var pane = ListPane(noun: "note", order: "TIME")
  var seen = -1
  /// The entry that the next press removes.
  private var doomed: String?

  var path: ViewPath { .notes }
  var subject: Subject { .notes }
  var hints: [Action] { [.open, .note, .edit, .remove, .filter, .export] }
  var hintWords: [Action: String] { [.open: "go there", .note: "new note"] }
  func crumb(_ context: Context) -> String { "notes" }
  func empty(_ answer: Answer) -> String {
    "nothing is written down yet: # writes a note at a moment, b bookmarks a view"
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    NoteRows.sections(answer.notes ?? [])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard action == .open || action == .edit || action == .remove,
      let entry = entry(context)
    else { return performOnRow(action, context) }
    switch action {
    case .edit: return edit(entry)
    case .remove: return remove(entry)
    default: return open(entry, context)
    }
  }

  private func entry(_ context: Context) -> NoteEntry? {
    let all = context.answer(subject)?.notes ?? []
    return all.indices.first { NoteRows.id($0) == pane.selectedRow?.id }.map { all[$0] }
  }

  /// A moment is gone to here, so that the next note is one key away.
  private func open(_ entry: NoteEntry, _ context: Context) -> [Request] {
    switch entry.content {
    case .note(let note):
      let info = context.info
      let start = min(info.span.start, info.metricSpan.start)
      guard note.at >= start, note.at <= max(info.span.end, info.metricSpan.end) else {
        return [.say("\(note.at.rfc3339) is not in this recording")]
      }
      return [.moveTo(note.at), .say("went to \(note.at.clock)Z; Esc shows it")]
    case .bookmark(let view):
      return [
        ViewPath(view).map { Request.go($0) }
          ?? .say("there is no view \(Text.clean(view)) any more")
      ]
    }
  }

  private func edit(_ entry: NoteEntry) -> [Request] {
    guard entry.id != nil, case .note = entry.content else {
      return [.say("only a note of your own can be written anew")]
    }
    return [.rewrite(entry)]
  }

  private mutating func remove(_ entry: NoteEntry) -> [Request] {
    guard let id = entry.id else {
      return [.say("this note came with the recording and stays in it")]
    }
    guard doomed == id else {
      doomed = id
      return [.say("again deletes it")]
    }
    doomed = nil
    return [.effect(.save(.forget(noteID: id)))]
  }
}
