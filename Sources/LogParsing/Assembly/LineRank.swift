import ServerlessModel

/// What a line is to the assembler, in the order in which lines of one millisecond are taken.
enum LineRank: UInt8, CaseIterable {
  case initStart, initReport, start, application, signal, done, end, report, trace

  /// All ranks in order, made once.
  static let inOrder = allCases

  /// Tells the rank by the first bytes, and for JSON by the type.
  @inline(__always)
  static func of(_ line: BlockLine) -> LineRank {
    of(line.message, isPlatform: line.level == LogLevel.platform.rawValue)
  }

  @inline(__always)
  private static func of(_ message: Bytes, isPlatform: Bool) -> LineRank {
    if message.byte(0) == 123 {
      return isPlatform || mentions(message) ? json(message) : .application
    }
    guard let kind = PlatformKind.of(message) else { return isPlatform ? .signal : .application }
    switch kind {
    case .start: return .start
    case .end: return .end
    case .report: return .report
    case .initStart, .restoreStart: return .initStart
    case .initReport, .restoreReport: return .initReport
    case .exit, .timeout: return .signal
    case .trace: return .trace
    case .extension, .telemetry: return .application
    }
  }

  private static func mentions(_ message: Bytes) -> Bool {
    platformType(in: message.part(0, 96)) != nil
  }

  /// Where `"platform.` stands; it is looked for by its second letter, since JSON is full of quotes.
  private static func platformType(in message: Bytes) -> Int? {
    var from = 1
    while let hit = message.find(112, from: from) {
      if message.starts(with: "\"platform.", at: hit - 1) { return hit - 1 }
      from = hit + 1
    }
    return nil
  }

  private static func json(_ message: Bytes) -> LineRank {
    guard let at = platformType(in: message) else { return .application }
    if message.starts(with: "report\"", at: at + 10) { return .report }
    if message.starts(with: "start\"", at: at + 10) { return .start }
    if message.starts(with: "runtimeDone\"", at: at + 10) { return .done }
    if message.starts(with: "initStart\"", at: at + 10) { return .initStart }
    if message.starts(with: "restoreStart\"", at: at + 10) { return .initStart }
    if message.starts(with: "end\"", at: at + 10) { return .end }
    return .initReport
  }
}
