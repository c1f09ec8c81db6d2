import Foundation
import ServerlessModel

/// The log lines that the user bookmarked, from the file of marks.
enum LineMarks {
  /// Those that still stand, oldest bookmark first.
  static func read() -> [LineMark] {
    var marks: [LineMark] = []
    let decoder = JSONDecoder()
    for text in (FileText.read(MarkFile.path) ?? []).split(separator: UInt8(ascii: "\n")) {
      guard let line = try? decoder.decode(MarkLine.self, from: Data(text)),
        let mark = line.lineMark
      else { continue }
      marks.removeAll { $0 == mark }
      if line.kind == "bookmark" { marks.append(mark) }
    }
    return marks
  }
}

extension MarkLine {
  init(_ mark: LineMark, isMarked: Bool) {
    self.init(kind: isMarked ? "bookmark" : "unbookmark", made: UserClock.now)
    at = mark.time.rfc3339
    view = "logs"
    text = mark.words
    logGroup = mark.logGroup
    logStream = mark.logStream
    line = String(mark.hash, radix: 16)
  }

  /// The log line that was bookmarked; `nil` for other marks.
  var lineMark: LineMark? {
    guard version ?? 1 <= Self.version, let line, let hash = UInt64(line, radix: 16), let logGroup,
      let time = at.flatMap({ Instant(iso8601: $0) })
    else { return nil }
    return LineMark(
      time: time, logGroup: logGroup, logStream: logStream ?? "", hash: hash, words: text ?? "")
  }
}
