import LogParsing
import ServerlessModel

/// Reads CSV with a time and a message column: the export of CloudWatch's console and of Logs Insights.
struct CSVReader {
  private let group: String
  private let stream: String
  private let columns: Columns
  private var staged = StagedLines()
  private var line = 1

  /// Which column holds what.
  struct Columns: Equatable {
    var time: Int
    var message: Int
    var stream: Int?
    var group: Int?
  }

  init(columns: Columns, group: String, stream: String) {
    self.columns = columns
    self.group = group
    self.stream = stream
  }

  /// The columns that a first line names; `nil` for a line that is no such header.
  static func columns(_ text: UnsafeRawBufferPointer) -> Columns? {
    let head = text.prefix(512).prefix { $0 != 10 && $0 != 13 }
    let names = String(decoding: head, as: UTF8.self).lowercased()
      .split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != "\"" && $0 != "@" && $0 != " " && $0 != "\u{FEFF}" } }
    guard let time = names.firstIndex(of: "timestamp"),
      let message = names.firstIndex(of: "message")
    else { return nil }
    let stream = names.firstIndex(of: "logstream") ?? names.firstIndex(of: "logstreamname")
    let group = names.firstIndex(of: "log") ?? names.firstIndex(of: "loggroup")
    return Columns(time: time, message: message, stream: stream, group: group)
  }

  mutating func read(
    _ pieces: PieceReader, into intake: inout Intake, moved: (PieceReader) -> Void
  ) {
    var at = 0
    var isHeader = true
    while true {
      let text = pieces.bytes
      while let record = CSVRecord(text, from: at, atEnd: pieces.atEnd) {
        if !isHeader { take(record, text, into: &intake) }
        isHeader = false
        at = record.end
        line += record.lines
      }
      if pieces.atEnd { break }
      if at == 0, text.count > TextReader.longestRecord { break }
      _ = pieces.advance(dropping: at)
      at = 0
      moved(pieces)
    }
    staged.flush(into: &intake)
  }

  private mutating func take(
    _ record: CSVRecord, _ text: UnsafeRawBufferPointer, into intake: inout Intake
  ) {
    intake.line = line
    intake.result.linesRead += 1
    guard record.fields.count > max(columns.time, columns.message),
      let time = Self.time(record.text(columns.time, text))
    else {
      if !(record.fields.count == 1 && record.fields[0].isEmpty) {
        intake.result.report(intake.path, line: line, "a row without time or message")
      }
      return
    }
    let name = columns.stream.map { record.text($0, text) } ?? stream
    let named = columns.group.map { LogName(record.text($0, text)) }
    let number = intake.stream(
      name, of: named.flatMap { $0.group.isEmpty ? nil : $0.group } ?? group,
      account: named?.account)
    staged.add(LineMark(stream: number, time: time), line: line, into: &intake) {
      record.append(columns.message, text, to: &$0)
    }
  }

  /// Milliseconds since 1970, or a date as Logs Insights prints it.
  private static func time(_ text: String) -> Int64? {
    if let number = Int64(text), number > 100_000_000_000 { return number }
    return Instant(iso8601: text)?.milliseconds
  }
}

/// One row of CSV, by where its fields lie.
struct CSVRecord {
  private(set) var fields: [Range<Int>] = []
  private(set) var end: Int
  /// Line breaks inside and behind it.
  private(set) var lines = 0

  /// The row that begins at a place; `nil` where it is not whole yet, or nothing follows.
  init?(_ text: UnsafeRawBufferPointer, from start: Int, atEnd: Bool) {
    guard start < text.count else { return nil }
    var at = start
    var field = start
    var quoted = false
    while at < text.count {
      let byte = text[at]
      if byte == 34 { quoted.toggle() }
      if byte == 10 { lines += 1 }
      if !quoted, byte == 44 || byte == 10 {
        fields.append(field..<at)
        field = at + 1
        if byte == 10 {
          end = at + 1
          return
        }
      }
      at += 1
    }
    guard atEnd else { return nil }
    fields.append(field..<at)
    end = at
  }

  func text(_ index: Int, _ text: UnsafeRawBufferPointer) -> String {
    guard index < fields.count else { return "" }
    var bytes: [UInt8] = []
    append(index, text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the plain text of a field behind `out`.
  func append(_ index: Int, _ text: UnsafeRawBufferPointer, to out: inout [UInt8]) {
    var range = fields[index]
    while range.count > 0, text[range.upperBound - 1] == 13 {
      range = range.lowerBound..<range.upperBound - 1
    }
    guard range.count >= 2, text[range.lowerBound] == 34, text[range.upperBound - 1] == 34 else {
      out.append(contentsOf: text[range])
      return
    }
    var at = range.lowerBound + 1
    while at < range.upperBound - 1 {
      out.append(text[at])
      at += text[at] == 34 ? 2 : 1
    }
  }
}
