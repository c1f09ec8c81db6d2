import Foundation
import ServerlessModel

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

  private static func lines() -> [[UInt8]] {
    (FileText.read(MarkFile.path) ?? []).split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }
}
