import LogParsing
import ServerlessModel

/// Reads what `aws logs get-log-events` and `filter-log-events` print with `--output text`.
///
/// An event is `EVENTS`, its other fields, the message and the time, with tabs between them; tabs and line breaks of the
/// message stand as they are, so an event ends where a line ends in a tab and thirteen digits.
struct CLITextReader {
  private let group: String
  private let stream: String
  private var staged = StagedLines()
  private var line = 0
  private var open: (mark: Head, message: [UInt8], line: Int)?

  /// What stands before the message.
  private struct Head {
    var event: UInt64 = 0
    var stream: String?
    var message: Int
  }

  init(group: String, stream: String) {
    self.group = group
    self.stream = stream
  }

  /// Whether a file begins as such an answer does: at once with an event, or with the tokens first.
  static func isForm(_ text: UnsafeRawBufferPointer) -> Bool {
    var at = 0
    for _ in 0..<3 {
      let end = text[at...].firstIndex(of: 10) ?? text.count
      if head(text, at, end) != nil { return true }
      guard end < text.count else { return false }
      at = end + 1
    }
    return false
  }

  mutating func read(
    _ pieces: PieceReader, into intake: inout Intake, moved: (PieceReader) -> Void
  ) {
    while true {
      let text = pieces.bytes
      var at = 0
      while let end = text[at...].firstIndex(of: 10) ?? (pieces.atEnd ? text.count : nil), at < end
      {
        take(text, at, end, &intake)
        at = min(text.count, end + 1)
      }
      if pieces.atEnd { break }
      if at == 0, text.count > TextReader.longestRecord { break }
      _ = pieces.advance(dropping: at)
      moved(pieces)
    }
    if let open { intake.result.report(intake.path, line: open.line, "an event that is cut short") }
    staged.flush(into: &intake)
    intake.result.linesRead += line
  }

  private mutating func take(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ lineEnd: Int, _ intake: inout Intake
  ) {
    line += 1
    let end = lineEnd > start && text[lineEnd - 1] == 13 ? lineEnd - 1 : lineEnd
    if let head = Self.head(text, start, end) {
      if let open {
        intake.result.report(intake.path, line: open.line, "an event that is cut short")
      }
      open = (head, [], line)
      add(text, head.message, end, &intake)
    } else if open != nil {
      open?.message.append(10)
      add(text, start, end, &intake)
    } else if !Self.isRest(text, start, end) {
      intake.result.report(intake.path, line: line, "no event of --output text")
    }
  }

  /// Adds a line of the open event, and ends the event where its time stands.
  private mutating func add(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ intake: inout Intake
  ) {
    guard let time = Self.time(text, start, end) else {
      open?.message.append(contentsOf: text[start..<end])
      return
    }
    guard var done = open else { return }
    open = nil
    done.message.append(contentsOf: text[start..<max(start, end - 14)])
    let number = intake.stream(done.mark.stream ?? stream, of: group)
    let mark = LineMark(stream: number, time: time, event: done.mark.event)
    staged.add(mark, line: done.line, into: &intake) { $0 += done.message }
  }

  // MARK: Fields

  /// `EVENTS`, then `ingestionTime`, or `eventId`, `ingestionTime` and `logStreamName`.
  private static func head(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Head? {
    guard PrefixReader.has("EVENTS\t", text, start, end) else { return nil }
    let first = digits(text, start + 7, end)
    guard !first.isEmpty, first.upperBound < end, text[first.upperBound] == 9 else { return nil }
    if first.count == 13 { return Head(message: first.upperBound + 1) }
    let second = digits(text, first.upperBound + 1, end)
    guard second.count == 13, second.upperBound < end, text[second.upperBound] == 9,
      let tab = text[(second.upperBound + 1)..<end].firstIndex(of: 9)
    else { return nil }
    return Head(
      event: ByteHash.fnv(UnsafeRawBufferPointer(rebasing: text[first])),
      stream: String(decoding: text[(second.upperBound + 1)..<tab], as: UTF8.self),
      message: tab + 1)
  }

  private static func digits(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Range<Int>
  {
    var at = start
    while at < end, text[at] >= 48, text[at] <= 57 { at += 1 }
    return start..<at
  }

  /// The thirteen digits behind the last tab.
  private static func time(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int64? {
    guard end - start >= 14, text[end - 14] == 9 else { return nil }
    return JSONText.integer(text, end - 13..<end)
  }

  /// Tokens, and the list of streams that were searched.
  private static func isRest(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    start == end || PrefixReader.has("SEARCHEDLOGSTREAMS\t", text, start, end)
      || PrefixReader.has("NEXT", text, start, end) || !text[start..<end].contains(32)
  }
}
