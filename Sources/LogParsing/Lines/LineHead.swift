package import ServerlessModel

/// What the first bytes of a log line say: what it is, how serious, of which run, and when.
package struct LineHead: Hashable, Sendable {
  /// What a line is.
  package enum Kind: UInt8, Sendable {
    case platform
    /// It begins as a platform line and its ids cannot be read.
    case malformedPlatform
    case json, text
  }

  package var kind: Kind
  package var level: LogLevel? = nil
  package var requestID: RequestID? = nil
  package var traceID: TraceID? = nil
  /// The time inside the message, where it has one.
  package var time: Instant? = nil
  /// Where the text after level, time and request id begins.
  package var messageStart = 0
  /// Whether it is an embedded metric format line.
  package var holdsMetrics = false
  /// How many of the first bytes are a level, a time, ids and words of the platform, and nothing that someone else wrote.
  package var knownCount = 0

  /// Reads the head of one message.
  package static func read(_ message: UnsafeRawBufferPointer) -> LineHead {
    if message.byte(0) == 123 { return JSONHead.read(message) }
    if let kind = PlatformKind.of(message) { return platform(message, kind) }
    return TextHead.read(message)
  }

  private static func platform(_ message: Bytes, _ kind: PlatformKind) -> LineHead {
    var head = LineHead(kind: .platform, level: .platform)
    switch kind {
    case .start:
      head.requestID = RequestID.read(message, at: 17)
      if head.requestID != nil {
        head.knownCount = isVersion(message.from(53)) ? message.count : 53
      }
    case .end:
      head.requestID = RequestID.read(message, at: 15)
      if head.requestID != nil { head.knownCount = 51 }
    case .report:
      head.requestID = RequestID.read(message, at: 18)
      if head.requestID != nil { head.knownCount = 54 }
    case .exit:
      head.requestID = RequestID.read(message, at: 11)
      if TextPlatformReader.read(message) == nil { return TextHead.read(message) }
    default: return head
    }
    if head.requestID == nil { head.kind = .malformedPlatform }
    return head
  }

  private static func isVersion(_ rest: Bytes) -> Bool {
    guard rest.starts(with: " Version: ") else { return false }
    let version = rest.from(10)
    return version.equals("$LATEST") || version.count <= 6 && version.allSatisfy(\.isDigit)
  }
}

/// Heads of JSON lines.
enum JSONHead {
  static func read(_ message: Bytes) -> LineHead {
    if let head = usualPlatform(message) { return head }
    let record = JSONLogRecord(message)
    if !record.isWhole, record.level == nil, record.requestID == nil, record.time == nil {
      return TextHead.read(message)
    }
    var head = LineHead(kind: .json, level: record.level, requestID: record.requestID)
    head.traceID = record.traceID
    head.time = record.time
    head.holdsMetrics = record.holdsMetrics
    if let type = record.type, type.starts(with: "platform.") { return platform(message, head) }
    if head.level == nil, record.errorType != nil || record.errorMessage != nil {
      head.level = .error
    }
    return head
  }

  /// Platform records as Lambda writes them, time first, so that they are walked once.
  private static func usualPlatform(_ message: Bytes) -> LineHead? {
    guard message.starts(with: "{\"time\":\""), let time = ISOTime.read(message, at: 9),
      message.starts(with: "\",\"type\":\"platform.", at: 9 + time.length)
    else { return nil }
    var head = LineHead(kind: .platform)
    head.time = Instant(milliseconds: time.milliseconds)
    return platform(message, head)
  }

  private static func platform(_ message: Bytes, _ head: LineHead) -> LineHead {
    var head = head
    head.level = .platform
    head.kind = .platform
    switch JSONPlatformReader.read(message) {
    case .start(let start): head.requestID = start.requestID
    case .report(let report): head.requestID = report.requestID
    case .runtimeDone(let done): head.requestID = done.requestID
    case .end(let id): head.requestID = id
    case .none: head.kind = .malformedPlatform
    default: break
    }
    return head
  }
}
