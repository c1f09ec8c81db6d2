import Glibc

/// Splits a file of JSON into the objects that hold lines, without holding the file: objects one after the other, or the
/// elements of one large `events` array.
struct ObjectReader {
  private let group: String
  private let stream: String
  private var records = RecordReader()
  private var line = 1
  /// Inside the array of `{"events":[…]}`, or of an array at the top.
  private var isInArray = false
  /// Behind that array, where only tokens and the like follow.
  private var isBehindArray = false
  /// An object that is too long to be held is being passed over.
  private var skip: JSONSkip?

  init(group: String, stream: String) {
    self.group = group
    self.stream = stream
  }

  /// Reads a file to its end; `moved` is told after each piece.
  mutating func read(
    _ pieces: PieceReader, into intake: inout Intake, moved: (PieceReader) -> Void
  ) {
    var at = 0
    while true {
      let text = pieces.bytes
      at = takeObjects(text, from: skipped(text, at), into: &intake)
      if pieces.atEnd { break }
      if text.count - at >= TextReader.longestRecord {
        intake.result.report(
          intake.path, line: line, "a JSON object longer than 64 MiB was left out")
        skip = JSONSkip()
        at = skipped(text, at)
      }
      _ = pieces.advance(dropping: at)
      at = 0
      moved(pieces)
    }
    if at < pieces.bytes.count, !isRest(pieces.bytes, at) {
      intake.result.report(intake.path, line: line, "JSON that is cut short")
    }
    records.flush(into: &intake)
  }

  /// Where the text goes on behind an object that is passed over.
  private mutating func skipped(_ text: UnsafeRawBufferPointer, _ at: Int) -> Int {
    guard let end = skip?.end(in: text, from: at) else { return skip == nil ? at : text.count }
    skip = nil
    return end
  }

  private func isRest(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    text[start...].allSatisfy { $0 <= 32 || $0 == 93 || $0 == 125 || $0 == 44 }
  }

  /// Takes all whole objects and says where the first that is not whole begins.
  private mutating func takeObjects(
    _ text: UnsafeRawBufferPointer, from start: Int, into intake: inout Intake
  ) -> Int {
    var at = start
    while at < text.count {
      switch text[at] {
      case 91, 123:
        if text[at] == 91 && !isBehindArray {
          isInArray = true
          at += 1
          continue
        }
        if let inside = arrayStart(text, at) {
          isInArray = true
          at = inside
          continue
        }
        var scan = JSONScan(text, at, text.count)
        guard let object = scan.value() else { return at }
        intake.line = line
        if !isBehindArray { take(text, object, into: &intake) }
        countLines(text, object)
        at = object.upperBound
      case 34:
        var scan = JSONScan(text, at, text.count)
        guard let string = scan.value() else { return at }
        at = string.upperBound
      case 93:
        isBehindArray = isInArray
        isInArray = false
        at += 1
      case 125:
        isBehindArray = false
        at += 1
      case 10:
        line += 1
        at += 1
      default: at += 1
      }
    }
    return at
  }

  private mutating func take(
    _ text: UnsafeRawBufferPointer, _ object: Range<Int>, into intake: inout Intake
  ) {
    let taken = records.take(
      text, object.lowerBound, object.upperBound, group: group, stream: stream, into: &intake)
    if !taken { intake.result.report(intake.path, line: line, "a JSON object of no known kind") }
  }

  private mutating func countLines(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
    guard let base = text.baseAddress else { return }
    var at = range.lowerBound
    while at < range.upperBound, let hit = memchr(base + at, 10, range.upperBound - at) {
      line += 1
      at = base.distance(to: UnsafeRawPointer(hit)) + 1
    }
  }

  /// Where the array of an object that begins with `"events"` begins.
  private func arrayStart(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    guard !isInArray else { return nil }
    var scan = JSONScan(text, start + 1, text.count)
    scan.skipBlanks()
    guard PrefixReader.has("\"events\"", text, scan.at, text.count) else { return nil }
    scan.at += 8
    guard scan.take(58), scan.take(91) else { return nil }
    return scan.at
  }
}
