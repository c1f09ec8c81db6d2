import ServerlessModel

/// Reads platform lines in text form, by key and never by position.
enum TextPlatformReader {
  static func read(_ bytes: Bytes) -> PlatformLine? {
    guard let kind = PlatformKind.of(bytes) else { return timeout(bytes) }
    switch kind {
    case .start: return start(bytes).map { .start($0) }
    case .end: return end(bytes).map { .end($0) }
    case .report: return ReportReader.read(bytes).map { .report($0) }
    case .exit: return exit(bytes)
    case .trace: return trace(bytes)
    case .initStart: return .initStart(initStart(bytes))
    case .restoreStart: return .restoreStart(initStart(bytes))
    case .initReport: return .initReport(initReport(bytes))
    case .restoreReport: return .restoreReport(restoreReport(bytes))
    case .extension: return .extension(`extension`(bytes))
    case .telemetry: return .telemetry(telemetry(bytes))
    case .timeout: return timeout(bytes)
    }
  }

  static func end(_ bytes: Bytes) -> RequestID? { RequestID.read(bytes, at: 15) }

  static func start(_ bytes: Bytes) -> RunStart? {
    guard let id = RequestID.read(bytes, at: 17) else { return nil }
    var start = RunStart(requestID: id)
    if bytes.count == 70, bytes.starts(with: " Version: $LATEST", at: 53) {
      start.version = "$LATEST"
      return start
    }
    eachField(of: bytes, from: 53) { key, at in
      if key == .version { start.version = version(FieldValue.word(bytes, at: at)) }
    }
    return start
  }

  /// `$LATEST` or a number; anything else is a cut word.
  static func version(_ word: Bytes) -> String? {
    if word.equals("$LATEST") { return "$LATEST" }
    return !word.isEmpty && word.allSatisfy(\.isDigit) ? word.text() : nil
  }

  private static func trace(_ bytes: Bytes) -> PlatformLine? {
    var mark = TraceMark()
    eachField(of: bytes, from: 0) { key, at in ReportReader.trace(&mark, key, bytes, at) }
    return mark.isEmpty ? nil : .trace(mark)
  }

  /// `<ISO time> <id> Task timed out after 3.00 seconds`, the time left out or not.
  static func timeout(_ bytes: Bytes) -> PlatformLine? {
    var at = 0
    if let time = ISOTime.read(bytes), bytes.byte(time.length).isBlank { at = time.length + 1 }
    guard let id = RequestID.read(bytes, at: at), bytes.byte(at + 36).isBlank,
      bytes.starts(with: "Task timed out", at: at + 37)
    else { return nil }
    return .timeout(id, after: limit(bytes.from(at + 37)))
  }

  /// The seconds of `Task timed out after 3.00 seconds`.
  static func limit(_ bytes: Bytes) -> Elapsed? {
    bytes.starts(with: "Task timed out after ") ? FieldValue.seconds(bytes, at: 21) : nil
  }

  private static func exit(_ bytes: Bytes) -> PlatformLine? {
    guard let id = RequestID.read(bytes, at: 11) else { return nil }
    let rest = bytes.from(47).trimmed()
    if rest.starts(with: "Process exited before completing request") { return .oldExit(id) }
    if rest.starts(with: "Task timed out") { return .timeout(id, after: limit(rest)) }
    guard rest.starts(with: "Error: ") else { return nil }
    let lines = Lines.of(rest.from(7))
    guard let reason = lines.first, !reason.isEmpty else { return nil }
    let type = lines.dropFirst().first { !$0.isEmpty }
    return .exit(id, reason: reason.text(), errorType: type?.text())
  }

  private static func initStart(_ bytes: Bytes) -> InitStart {
    var start = InitStart()
    eachField(of: bytes, from: 0) { key, at in
      switch key {
      case .runtimeVersion: start.runtimeVersion = FieldValue.wordText(bytes, at: at)
      case .runtimeVersionARN: start.runtimeVersionARN = FieldValue.wordText(bytes, at: at)
      default: break
      }
    }
    return start
  }

  private static func initReport(_ bytes: Bytes) -> InitReport {
    var report = InitReport()
    eachField(of: bytes, from: 0) { key, at in
      switch key {
      case .initDuration: report.duration = FieldValue.milliseconds(bytes, at: at)
      case .phase: report.phase = phase(FieldValue.word(bytes, at: at))
      case .status: report.status = FieldValue.status(bytes, at: at)
      case .errorType: report.errorType = FieldValue.wordText(bytes, at: at)
      default: break
      }
    }
    return report
  }

  static func phase(_ word: Bytes) -> String? {
    word.equals("init") ? "init" : word.equals("invoke") ? "invoke" : nil
  }

  private static func restoreReport(_ bytes: Bytes) -> RestoreReport {
    var report = RestoreReport()
    eachField(of: bytes, from: 0) { key, at in
      switch key {
      case .restoreDuration: report.duration = FieldValue.milliseconds(bytes, at: at)
      case .status: report.status = FieldValue.status(bytes, at: at)
      case .errorType: report.errorType = FieldValue.wordText(bytes, at: at)
      default: break
      }
    }
    return report
  }

  private static func `extension`(_ bytes: Bytes) -> ExtensionLine {
    var line = ExtensionLine()
    eachField(of: bytes, from: 0) { key, at in
      switch key {
      case .name: line.name = FieldValue.wordText(bytes, at: at)
      case .state: line.state = FieldValue.wordText(bytes, at: at)
      case .events: line.events = FieldValue.list(bytes, at: at) ?? []
      case .errorType: line.errorType = FieldValue.wordText(bytes, at: at)
      default: break
      }
    }
    return line
  }

  private static func telemetry(_ bytes: Bytes) -> TelemetryLine {
    var line = TelemetryLine()
    eachField(of: bytes, from: 0) { key, at in
      switch key {
      case .name: line.name = FieldValue.wordText(bytes, at: at)
      case .state: line.state = FieldValue.wordText(bytes, at: at)
      case .types: line.types = FieldValue.list(bytes, at: at) ?? []
      default: break
      }
    }
    return line
  }

  /// Calls `take` with each known key from `from` on, and where its value begins.
  @inline(__always)
  static func eachField(of bytes: Bytes, from: Int, _ take: (FieldKey, Int) -> Void) {
    var at = from
    while let colon = bytes.find(58, from: at) {
      at = colon + 1
      guard bytes.byte(at).isBlank, let key = FieldKey.ending(at: colon, in: bytes) else {
        continue
      }
      var value = at
      while bytes.byte(value).isBlank { value += 1 }
      take(key, value)
    }
  }
}
