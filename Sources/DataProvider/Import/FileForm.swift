import LogParsing

/// How a file is to be read, by its first bytes and its path.
enum FileForm: Equatable {
  /// Lines of text, or one JSON object a line.
  case lines
  case csv(CSVReader.Columns)
  /// Events as `--output text` prints them.
  case cliText
  /// One document with rows of values.
  case rows
  /// A form that perch does not read, with what to do about it.
  case foreign(String)
  /// JSON objects that hold log events, one after the other or in one array.
  case objects
  /// One document of another kind, to be read whole; what it is not is tried as `otherwise`.
  case document(otherwise: Otherwise)

  enum Otherwise { case lines, objects }

  /// Documents larger than this are not held in memory.
  static let largestDocument = 256 << 20

  static func of(_ head: UnsafeRawBufferPointer, path: String, isWhole: Bool) -> FileForm {
    if let columns = CSVReader.columns(head) { return .csv(columns) }
    if CLITextReader.isForm(head) { return .cliText }
    if let advice = ForeignForm.advice(head) { return .foreign(advice) }
    var scan = JSONScan(head, hasMark(head) ? 3 : 0, head.count)
    scan.skipBlanks()
    guard scan.at < head.count, head[scan.at] == 123 || head[scan.at] == 91 else {
      return isRefusal(path) ? .document(otherwise: .lines) : .lines
    }
    let start = scan.at
    if head[start] == 91 { return array(head, start) }
    if beginsWithEvents(head, start) {
      return isHistory(head, start) ? .document(otherwise: .objects) : .objects
    }
    guard let first = scan.value() else { return part(head, start, isWhole) }
    return object(head, first, isWhole: isWhole)
  }

  /// A byte order mark.
  private static func hasMark(_ head: UnsafeRawBufferPointer) -> Bool {
    head.count > 3 && head[0] == 0xEF && head[1] == 0xBB && head[2] == 0xBF
  }

  /// What a call that was refused left behind, by its name.
  private static func isRefusal(_ path: String) -> Bool {
    path.hasSuffix(".err")
      || path.hasSuffix(".txt")
        && path.split(separator: "/").last
          .map { $0.split(separator: ".").count > 2 } == true
  }

  private static func array(_ head: UnsafeRawBufferPointer, _ start: Int) -> FileForm {
    var scan = JSONScan(head, start + 1, head.count)
    guard let first = scan.element() else { return .document(otherwise: .objects) }
    if head[first.lowerBound] == 91 || head[first.lowerBound] == 34 { return .rows }
    if contains(head[first], "\"@timestamp\"") || contains(head[first], "\"@message\"") {
      return .rows
    }
    guard let fields = RecordFields(head, first.lowerBound, first.upperBound),
      fields.isEvent || fields.logEvents != nil
        || fields.message != nil && fields.timestamp != nil
    else { return .document(otherwise: .objects) }
    return .objects
  }

  private static func beginsWithEvents(_ head: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    var scan = JSONScan(head, start + 1, head.count)
    scan.skipBlanks()
    return PrefixReader.has("\"events\"", head, scan.at, head.count)
  }

  /// The events of a Step Functions execution, which are no lines of a log.
  private static func isHistory(_ head: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    contains(head[start..<min(head.count, start + 4096)], "\"previousEventId\"")
  }

  /// The first object is larger than what was read so far, or is cut.
  private static func part(
    _ head: UnsafeRawBufferPointer, _ start: Int, _ isWhole: Bool
  ) -> FileForm {
    let text = head[start..<min(head.count, start + 65_536)]
    if contains(text, "\"results\"") && contains(text, "\"field\"") { return .rows }
    let isRecord = contains(text, "\"logEvents\"") || contains(text, "\"messageType\"")
    if isRecord || isWhole && contains(text, "\"timestamp\"") { return .objects }
    return .document(otherwise: .objects)
  }

  private static func object(
    _ head: UnsafeRawBufferPointer, _ first: Range<Int>, isWhole: Bool
  ) -> FileForm {
    let fields = RecordFields(head, first.lowerBound, first.upperBound)
    let isLine = !head[first].contains(10)
    let isAlone = isWhole && head[first.upperBound...].allSatisfy { $0 <= 32 }
    if let fields, fields.logEvents != nil || fields.isEvent || fields.wrapped != nil {
      return isLine && endsLine(head, first.upperBound) ? .lines : .objects
    }
    if fields?.events != nil || fields?.records != nil { return .objects }
    if fields?.results != nil { return .rows }
    if contains(head[first], "\"trace_id\"") || isDaemonHeader(head, first) {
      return .document(otherwise: isLine ? .lines : .objects)
    }
    if isAlone || isLine && !tellsLine(head[first]) {
      return .document(otherwise: isLine ? .lines : .objects)
    }
    return isLine && endsLine(head, first.upperBound) ? .lines : .objects
  }

  /// Whether an object can be a line of a log: it has a time, a level or a run.
  private static func tellsLine(_ object: Slice<UnsafeRawBufferPointer>) -> Bool {
    let head = LineHead.read(UnsafeRawBufferPointer(rebasing: object))
    return head.time != nil || head.level != nil || head.requestID != nil || head.kind == .platform
  }

  private static func endsLine(_ head: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    var at = at
    while at < head.count, head[at] == 32 || head[at] == 13 { at += 1 }
    return at >= head.count || head[at] == 10
  }

  private static func isDaemonHeader(_ head: UnsafeRawBufferPointer, _ first: Range<Int>) -> Bool {
    first.count < 64 && contains(head[first], "\"format\"") && contains(head[first], "\"version\"")
  }

  private static func contains(
    _ text: Slice<UnsafeRawBufferPointer>, _ word: StaticString
  ) -> Bool {
    let whole = UnsafeRawBufferPointer(rebasing: text)
    guard whole.count >= word.utf8CodeUnitCount else { return false }
    return (0...whole.count - word.utf8CodeUnitCount).contains {
      PrefixReader.has(word, whole, $0, whole.count)
    }
  }
}
