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

  /// Adds a line; one that was cut short before it stays a line of its own.
  ///
  /// - Throws: `CommandFailure` when the file cannot be written; what it held stays.
  static func add(_ line: MarkLine) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = String(decoding: (try? encoder.encode(line)) ?? Data(), as: UTF8.self) + "\n"
    if let last = FileText.read(path)?.last, last != UInt8(ascii: "\n") { text = "\n" + text }
    guard FileText.append(text, to: path) else {
      throw CommandFailure(
        .cannotCreate,
        "The mark was not kept: \(path) cannot be written. Check the folder's permissions and room."
      )
    }
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
