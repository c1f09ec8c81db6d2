import LogParsing
import ServerlessModel

/// Reads one file by its form.
struct FileImport {
  private let path: String
  private let group: String
  private let stream: String
  private let pieces: PieceReader

  init(_ file: InputFile, function: String?, defaultGroup: String) {
    path = file.path
    stream = PathHints.stream(file.path)
    group = function == nil ? PathHints.group(file.path) ?? defaultGroup : defaultGroup
    pieces = PieceReader(file)
  }

  /// Reads the file to its end; `moved` is told after each piece.
  func read(
    into intake: inout Intake, answers: inout AnswerReader, moved: (PieceReader) -> Void
  ) {
    _ = pieces.advance(dropping: 0)
    let head = pieces.bytes
    switch FileForm.of(head, path: path, isWhole: pieces.atEnd) {
    case .lines: readLines(&intake, moved)
    case .objects: readObjects(&intake, moved)
    case .csv(let columns):
      var reader = CSVReader(columns: columns, group: group, stream: stream)
      reader.read(pieces, into: &intake, moved: moved)
    case .cliText:
      var reader = CLITextReader(group: group, stream: stream)
      reader.read(pieces, into: &intake, moved: moved)
    case .foreign(let advice): intake.result.report(path, line: 0, advice)
    case .rows: readRows(&intake)
    case .document(let otherwise):
      if readDocument(&intake, &answers) { break }
      if otherwise == .lines { readLines(&intake, moved) } else { readObjects(&intake, moved) }
    }
    if let problem = pieces.file.problem {
      intake.result.report(path, line: 0, problem)
      intake.result.notes.append("\(path): \(problem)")
    }
  }

  private func readLines(_ intake: inout Intake, _ moved: (PieceReader) -> Void) {
    var reader = TextReader(group: group, stream: stream)
    reader.read(pieces, into: &intake, moved: moved)
  }

  private func readObjects(_ intake: inout Intake, _ moved: (PieceReader) -> Void) {
    var reader = ObjectReader(group: group, stream: stream)
    reader.read(pieces, into: &intake, moved: moved)
  }

  private func readRows(_ intake: inout Intake) {
    guard holdsWhole() else {
      return intake.result.report(path, line: 0, "a document longer than 256 MiB was left out")
    }
    let text = pieces.bytes
    guard let rows = Self.rows(text) else {
      return intake.result.report(path, line: 0, "JSON that is cut short")
    }
    var reader = RowReader(group: group, stream: stream)
    reader.read(text, rows: rows, into: &intake)
  }

  /// The array of rows: the document itself, or its `results`.
  private static func rows(_ text: UnsafeRawBufferPointer) -> Range<Int>? {
    var scan = JSONScan(text, text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, text.count)
    guard let whole = scan.value() else { return nil }
    return text[whole.lowerBound] == 91
      ? whole : RecordFields(text, whole.lowerBound, whole.upperBound)?.results
  }

  /// Reads on until the whole file is in memory; false where it is too large for that.
  private func holdsWhole() -> Bool {
    while !pieces.atEnd, pieces.bytes.count < FileForm.largestDocument {
      _ = pieces.advance(dropping: 0)
    }
    return pieces.atEnd
  }

  /// Gives the whole file to the reader of answers; false where it does not know it.
  private func readDocument(_ intake: inout Intake, _ answers: inout AnswerReader) -> Bool {
    guard holdsWhole() else { return false }
    let text = pieces.bytes
    let whole = read(text[...], &intake, &answers, isLast: DocumentParts.of(text).isEmpty)
    let isKnown = whole || readParts(text, &intake, &answers)
    if isKnown { intake.result.linesRead += text.reduce(0) { $0 + ($1 == 10 ? 1 : 0) } }
    return isKnown
  }

  private func readParts(
    _ text: UnsafeRawBufferPointer, _ intake: inout Intake, _ answers: inout AnswerReader
  ) -> Bool {
    var unknown: [Int] = []
    let parts = DocumentParts.of(text)
    for part in parts where !read(text[part], &intake, &answers, isLast: true) {
      unknown.append(part.lowerBound)
    }
    guard unknown.count < parts.count else { return false }
    for start in unknown {
      let line = 1 + text[..<start].count { $0 == 10 }
      intake.result.report(path, line: line, "a JSON object of no known kind")
    }
    return true
  }

  /// Reads one document; a broken one that is not the last way to read it is passed over.
  private func read(
    _ document: Slice<UnsafeRawBufferPointer>, _ intake: inout Intake,
    _ answers: inout AnswerReader, isLast: Bool
  ) -> Bool {
    do throws(AnswerError) {
      guard let report = try answers.read(Array(document), path: path) else { return false }
      intake.result.take(report, of: path)
    } catch {
      guard isLast else { return false }
      intake.result.report(path, line: error.line ?? 0, error.why)
    }
    return true
  }
}
