import Glibc
import LogParsing
import ServerlessModel

/// Reads text of one event a line, each with a prefix or none, with the lines that go on with an event.
struct TextReader {
  /// A message longer than this is cut; CloudWatch takes none longer.
  static let longestEvent = 1 << 20
  /// One JSON record may hold many events.
  static let longestRecord = 64 << 20

  private struct Event {
    var mark: LineMark
    var lineStart: Int
    var start: Int
    var end: Int
    var line: Int

    mutating func move(by used: Int) {
      lineStart -= used
      start -= used
      end -= used
    }
  }

  private let stream: String
  private let group: String
  private var prefixes = PrefixReader()
  private var bare: BareReader
  private var records = RecordReader()
  private var places = StreamPlaces()
  private var event: Event?
  private var line = 0
  /// Lines that were records, of which the events were counted.
  private var recordsCounted = 0
  private var seesPrefixes = false
  /// The platform's lines stand here without prefix, so times before others are their own.
  private var isBare = false
  private var isCut = false
  /// No line of the rest of the piece tells a time.
  private var sawNoTimeAhead = false
  /// A line of the open event ended in CR LF and was not its last.
  private var hasReturns = false

  /// Reads lines of `group` and `stream` where they do not say themselves.
  init(group: String, stream: String) {
    self.group = group
    self.stream = stream
    bare = BareReader(group: group, stream: stream)
  }

  /// Reads a file to its end; `moved` is told after each piece.
  mutating func read(
    _ pieces: PieceReader, into intake: inout Intake, moved: (PieceReader) -> Void
  ) {
    var at = 0
    while true {
      let text = pieces.bytes
      sawNoTimeAhead = false
      at = readLines(text, from: at, into: &intake)
      if pieces.atEnd {
        if at < text.count { take(text, at, text.count, &intake) }
        break
      }
      let used = makeRoom(text, at, &intake)
      event?.move(by: used)
      _ = pieces.advance(dropping: used)
      at = max(at, used) - used
      moved(pieces)
    }
    emit(pieces.bytes, &intake)
    records.flush(into: &intake)
    bare.finish(&intake)
    intake.result.linesRead += line - recordsCounted
  }

  private mutating func readLines(
    _ text: UnsafeRawBufferPointer, from start: Int, into intake: inout Intake
  ) -> Int {
    guard let base = text.baseAddress else { return start }
    var at = start
    while at < text.count, let hit = memchr(base + at, 10, text.count - at) {
      let end = base.distance(to: UnsafeRawPointer(hit))
      take(text, at, end, &intake)
      at = end + 1
    }
    return at
  }

  // MARK: One line

  private mutating func take(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ lineEnd: Int, _ intake: inout Intake
  ) {
    line &+= 1
    if isCut {
      isCut = false
      return
    }
    let end = lineEnd > start && text[lineEnd - 1] == 13 ? lineEnd - 1 : lineEnd
    if let prefix = prefixes.read(text, start, end),
      !isBare || prefix.group != nil || prefix.stream != nil
    {
      emit(text, &intake)
      open(prefix, text, start, end, &intake)
    } else if event != nil, seesPrefixes, !BareLine.isPlatform(text, start, end) {
      if event.map({ $0.end < start - 1 }) == true { hasReturns = true }
      event?.end = end
    } else {
      emit(text, &intake)
      takeBare(text, start, end, &intake)
    }
  }

  private mutating func open(
    _ prefix: LinePrefix, _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int,
    _ intake: inout Intake
  ) {
    seesPrefixes = true
    let told =
      prefix.time ?? bare.time(text, prefix.message, end) ?? timeAhead(text, from: end + 1)
    let time = told ?? 0
    let stream = stream(prefix, text, &intake)
    if let told { bare.see(time: told) } else { bare.recognise() }
    event = Event(
      mark: LineMark(stream: stream, time: time), lineStart: start, start: prefix.message,
      end: end, line: line)
  }

  /// The first time that the lines ahead tell, for lines without one that stand before it.
  private mutating func timeAhead(_ text: UnsafeRawBufferPointer, from start: Int) -> Int64? {
    guard !sawNoTimeAhead, let base = text.baseAddress else { return nil }
    var at = start
    while at < text.count {
      let hit = memchr(base + at, 10, text.count - at)
      let end = hit.map { base.distance(to: UnsafeRawPointer($0)) } ?? text.count
      let prefix = prefixes.read(text, at, end)
      if let time = prefix?.time ?? BareReader.told(text, prefix?.message ?? at, end) {
        return time
      }
      at = end + 1
    }
    sawNoTimeAhead = true
    return nil
  }

  private mutating func takeBare(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ intake: inout Intake
  ) {
    guard start < end else { return }
    intake.line = line
    if !seesPrefixes, !isBare { isBare = BareLine.isPlatform(text, start, end) }
    let read = intake.result.linesRead
    if text[start] == 123, end - start > 1,
      records.take(text, start, end, group: group, stream: stream, into: &intake)
    {
      if intake.result.linesRead > read { recordsCounted += 1 }
      bare.end(&intake)
      if let time = records.lastTime { bare.see(time: time) } else { bare.recognise() }
    } else {
      bare.take(text, start, end, line: line, into: &intake)
    }
  }

  /// Hands on the event that is complete.
  private mutating func emit(_ text: UnsafeRawBufferPointer, _ intake: inout Intake) {
    guard let done = event else { return }
    intake.line = done.line
    event = nil
    if hasReturns {
      hasReturns = false
      return emitWithoutReturns(done, text, &intake)
    }
    intake.take(done.mark, text, from: done.start, to: done.end)
  }

  /// Hands on an event of several lines that a Windows tool ended with CR LF, as AWS holds it.
  private mutating func emitWithoutReturns(
    _ done: Event, _ text: UnsafeRawBufferPointer, _ intake: inout Intake
  ) {
    var message: [UInt8] = []
    for at in done.start..<done.end {
      if text[at] == 13, at + 1 < done.end, text[at + 1] == 10 { continue }
      message.append(text[at])
    }
    message.withUnsafeBytes { intake.take(done.mark, $0, from: 0, to: $0.count) }
  }

  // MARK: Names

  private mutating func stream(
    _ prefix: LinePrefix, _ text: UnsafeRawBufferPointer, _ intake: inout Intake
  ) -> Int {
    let (group, stream) = (group, stream)
    return places.number(of: prefix, in: text) {
      intake.stream($1 ?? stream, of: $0 ?? group, precision: prefix.precision)
    }
  }

  // MARK: Room

  /// How much of the text may go; what is too long for one event is cut.
  private mutating func makeRoom(
    _ text: UnsafeRawBufferPointer, _ at: Int, _ intake: inout Intake
  ) -> Int {
    if let open = event, text.count - open.lineStart >= Self.longestEvent {
      emit(text, &intake)
      if at - open.lineStart >= Self.longestEvent {
        report("an event longer than 1 MiB was cut", &intake)
      }
    }
    let keep = event?.lineStart ?? at
    let isRecord = at < text.count && text[at] == 123
    let longest = isRecord ? Self.longestRecord : Self.longestEvent
    guard event == nil, text.count - at >= longest else { return keep }
    if !isCut { takeHead(text, at, &intake) }
    isCut = true
    return text.count
  }

  private mutating func takeHead(
    _ text: UnsafeRawBufferPointer, _ at: Int, _ intake: inout Intake
  ) {
    line += 1
    report("a line longer than 1 MiB was cut", &intake)
    line -= 1
    take(text, at, min(text.count, at + Self.longestEvent), &intake)
    emit(text, &intake)
    line -= 1
  }

  private func report(_ reason: String, _ intake: inout Intake) {
    intake.result.report(intake.path, line: line, reason)
  }
}
