import Foundation
import Glibc
import InsightEngine
import ServerlessModel

/// What the user said of findings and moments, kept in the state folder as JSON lines.
enum MarkFile {
  static var path: String { PerchFolders.state + "/marks.jsonl" }

  /// What the file holds.
  struct Contents {
    var marks: [FindingMark] = []
    /// Lines that were cut short or come from a later version; they stay in the file.
    var notUnderstood = 0

    /// What to tell the user of lines that could not be applied; `nil` where all were.
    var complaint: String? {
      guard notUnderstood > 0 else { return nil }
      return "\(Format.counted(notUnderstood, "line")) of \(MarkFile.path) could not be read and "
        + "are not applied; they may be cut short or of a later perch."
    }
  }

  /// The marks on findings, oldest first; a missing file holds none.
  static func read() -> Contents {
    var contents = Contents()
    let decoder = JSONDecoder()
    for line in (FileText.read(path) ?? []).split(separator: UInt8(ascii: "\n")) {
      do {
        let held = try decoder.decode(MarkLine.self, from: Data(line))
        if let mark = try held.findingMark() { contents.marks.append(mark) }
      } catch {
        contents.notUnderstood += 1
      }
    }
    return contents
  }

  /// Adds a line.
  ///
  /// - Throws: `CommandFailure` when the file cannot be written; what it held stays.
  static func add(_ line: MarkLine) throws {
    try JSONLines.add(line, to: path, what: "mark")
  }

  /// The marks that hold now.
  static func book() -> MarkBook { MarkBook(read().marks, now: UserClock.now) }
}

/// The user's own clock; marks run out by it, also in replay.
enum UserClock {
  static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
