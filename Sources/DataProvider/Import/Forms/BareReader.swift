import LogParsing
import ServerlessModel

/// Takes lines without a prefix: bare log text, as local runs and copies print it.
///
/// Nothing is kept of a file until one of its lines is recognised, and until a line gives a time to the others.
struct BareReader {
  private var group: String
  private let stream: String
  private var recognised = false
  private var dated = false
  private var lastTime: Int64 = 0
  private var firstTime: Int64 = 0
  private var open: [UInt8] = []
  private var openLine = 0
  private var waiting: [(start: Int, end: Int, line: Int, time: Int64?)] = []
  private var text: [UInt8] = []

  private static let waitingLimit = 4 << 20
  private static let pieceBytes = 256 * 1024

  init(group: String, stream: String) {
    self.group = group
    self.stream = stream
  }

  /// A line with a prefix was seen.
  ///
  /// The lines between two of them stand at the time of the first.
  mutating func see(time: Int64) {
    recognised = true
    if !dated { firstTime = time }
    dated = true
    lastTime = time
  }

  /// A JSON record was taken from the same file.
  mutating func recognise() { recognised = true }

  /// The time inside a message, or that of the line before it.
  func time(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int64? {
    Self.told(text, start, end) ?? (dated ? lastTime : nil)
  }

  /// The time that a message tells itself.
  static func told(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int64? {
    inner(LineHead.read(UnsafeRawBufferPointer(rebasing: text[start..<end])))
  }

  mutating func take(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, line: Int, into intake: inout Intake
  ) {
    if !open.isEmpty, BareEvent.takes(bytes, start, end, after: open),
      open.count < TextReader.longestEvent
    {
      open.append(10)
      open.append(contentsOf: bytes[start..<end])
      return
    }
    closeEvent(&intake)
    if BareLine.isJunk(bytes, start, end) {
      intake.result.report(intake.path, line: line, "not text")
      return
    }
    open.append(contentsOf: bytes[start..<min(end, start + TextReader.longestEvent)])
    openLine = line
  }

  /// Ends the open event, since what comes next is none of its lines.
  mutating func end(_ intake: inout Intake) { closeEvent(&intake) }

  /// Takes one event that is whole.
  mutating func take(
    whole bytes: UnsafeRawBufferPointer, line: Int, into intake: inout Intake
  ) {
    guard !bytes.isEmpty else { return }
    closeEvent(&intake)
    open.append(contentsOf: bytes.prefix(TextReader.longestEvent))
    openLine = line
    closeEvent(&intake)
  }

  mutating func finish(_ intake: inout Intake) {
    closeEvent(&intake)
    guard !waiting.isEmpty else { return }
    if recognised {
      if !dated {
        intake.result.notes.append(
          "\(intake.path): its lines carry no time; they stand at 1970-01-01")
      }
      flush(&intake)
    } else {
      for line in waiting {
        intake.result.report(intake.path, line: line.line, "no known form of log line")
      }
      waiting = []
    }
  }

  private mutating func closeEvent(_ intake: inout Intake) {
    guard !open.isEmpty else { return }
    let head = open.withUnsafeBytes { LineHead.read($0) }
    let access = head.time == nil ? open.withUnsafeBytes { AccessLog.read($0) } : nil
    if Self.isTelling(head) || access != nil { recognised = true }
    if let access, group == Intake.unknownGroup { group = access.group }
    if let time = Self.inner(head) ?? access?.time {
      if !dated { firstTime = time }
      lastTime = time
      dated = true
    } else if head.kind == .platform, Self.begins(open) {
      lastTime += 1
    }
    waiting.append((text.count, text.count + open.count, openLine, dated ? lastTime : nil))
    text.append(contentsOf: open)
    text.append(10)
    open.removeAll(keepingCapacity: true)
    if recognised, text.count > (dated ? Self.pieceBytes : Self.waitingLimit) { flush(&intake) }
    if !recognised, text.count > Self.waitingLimit { finish(&intake) }
  }

  private mutating func flush(_ intake: inout Intake) {
    let number = intake.stream(stream, of: group, precision: .none)
    text.withUnsafeBytes { bytes in
      for line in waiting {
        intake.line = line.line
        intake.take(
          LineMark(stream: number, time: line.time ?? firstTime), bytes, from: line.start,
          to: line.end)
      }
    }
    waiting.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  private static func isTelling(_ head: LineHead) -> Bool {
    switch head.kind {
    case .platform: true
    case .malformedPlatform: false
    case .json, .text: head.level != nil || head.requestID != nil || head.time != nil
    }
  }

  /// A run or an init begins after what came before it, if only by a millisecond.
  private static func begins(_ message: [UInt8]) -> Bool {
    message.starts(with: "START ".utf8) || message.starts(with: "INIT_START ".utf8)
  }

  /// The time that a message says, else the second its trace began in.
  private static func inner(_ head: LineHead) -> Int64? {
    head.time?.milliseconds ?? head.traceID.map { Int64($0.epochSeconds) * 1000 }
  }
}
