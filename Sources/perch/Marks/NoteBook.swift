import Console
import DataProvider
import Foundation
import Glibc
import ServerlessModel
import SnapshotStore

/// The notes and bookmarks among the lines of the file of marks.
enum NoteBook {
  /// A note or a bookmark, and the line it is kept as.
  struct Entry {
    var line: MarkLine
    var text: [UInt8]

    var note: UserNote? { line.note }
  }

  /// Every note and bookmark, in the order in which they were made.
  static func read() -> [Entry] {
    let decoder = JSONDecoder()
    return lines().compactMap { text in
      guard let line = try? decoder.decode(MarkLine.self, from: Data(text)),
        line.note != nil || line.kind == "bookmark" && line.view != nil
      else { return nil }
      return Entry(line: line, text: text)
    }
  }

  /// As the console shows them, with those that came with a recording first.
  static func entries(beside reading: SnapshotReader) -> [NoteEntry] {
    reading.notesInside.map { NoteEntry(id: nil, content: .note($0), made: nil) }
      + read().compactMap(entry)
  }

  private static func entry(_ entry: Entry) -> NoteEntry? {
    let content: NoteEntry.Content? =
      entry.note.map { .note($0) } ?? entry.line.view.map { .bookmark(view: $0) }
    return content.map {
      NoteEntry(
        id: String(decoding: entry.text, as: UTF8.self), content: $0,
        made: entry.line.made.flatMap { Instant(iso8601: $0) })
    }
  }

  /// Gives a note other words.
  ///
  /// - Throws: `CommandFailure` when the file cannot be written; what it held stays.
  static func rewrite(_ id: String, as text: String) throws {
    guard let entry = read().first(where: { isLine($0.text, id) }) else { throw gone }
    var line = entry.line
    line.text = text
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try replace(id, with: [UInt8](try encoder.encode(line)))
  }

  /// Takes a note or bookmark out.
  ///
  /// - Throws: `CommandFailure` when the file cannot be written; what it held stays.
  static func forget(_ id: String) throws { try replace(id, with: nil) }

  /// Puts a line in the place of another one, in a new file that takes the name, so that a crash loses nothing.
  private static func replace(_ id: String, with line: [UInt8]?) throws {
    var all = lines()
    guard let place = all.firstIndex(where: { isLine($0, id) }) else { throw gone }
    all.replaceSubrange(place...place, with: [line].compactMap(\.self))
    // A line that was cut within a letter stays as it is.
    let bytes = all.flatMap { $0 + [UInt8(ascii: "\n")] }
    let fresh = MarkFile.path + ".\(getpid())"
    let made = bytes.withUnsafeBytes { FileText.create($0, at: fresh) }
    guard made == .made, rename(fresh, MarkFile.path) == 0 else {
      unlink(fresh)
      throw CommandFailure(
        .cannotCreate,
        "The note was not changed: \(MarkFile.path) cannot be written. Check the folder's permissions and room."
      )
    }
  }

  /// Whether a line is the one that is known by an id; what in it is no text counts as it is shown.
  private static func isLine(_ line: [UInt8], _ id: String) -> Bool {
    String(decoding: line, as: UTF8.self).utf8.elementsEqual(id.utf8)
  }

  private static var gone: CommandFailure {
    CommandFailure(.noInput, "That note is not in \(MarkFile.path) any more.")
  }

  private static func lines() -> [[UInt8]] {
    (FileText.read(MarkFile.path) ?? []).split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }
}
