import ServerlessModel

/// Reads platform records in JSON form: `{"time": …, "type": "platform.x", "record": {…}}`.
///
/// A record that is cut is none, so that no number of it is half a number.
enum JSONPlatformReader {
  static func read(_ bytes: Bytes) -> PlatformLine? {
    var type: Bytes?
    var record: JSONValue?
    var cursor = JSONCursor(bytes)
    let whole = cursor.eachMember { key, value in
      if key.equals("type") { type = value.rawString }
      if key.equals("record") { record = value }
    }
    guard whole, let type, type.starts(with: "platform.") else { return nil }
    return line(type.from(9), PlatformRecord(record))
  }

  private static func line(_ type: Bytes, _ record: PlatformRecord) -> PlatformLine? {
    if type.equals("report") { return record.runReport.map { .report($0) } }
    if type.equals("start") { return record.runStart.map { .start($0) } }
    if type.equals("runtimeDone") { return record.runtimeDone.map { .runtimeDone($0) } }
    if type.equals("end") { return record.requestID.map { .end($0) } }
    if type.equals("initStart") { return .initStart(record.initStart) }
    if type.equals("initRuntimeDone") { return .initRuntimeDone(record.initReport) }
    if type.equals("initReport") { return .initReport(record.initReport) }
    if type.equals("restoreStart") { return .restoreStart(record.initStart) }
    if type.equals("restoreRuntimeDone") { return .restoreRuntimeDone(record.restoreReport) }
    if type.equals("restoreReport") { return .restoreReport(record.restoreReport) }
    if type.equals("extension") { return .extension(record.extensionLine) }
    if type.equals("telemetrySubscription") || type.equals("logsSubscription") {
      return .telemetry(record.telemetryLine)
    }
    if type.equals("logsDropped") { return .logsDropped(record.logsDropped) }
    return .other(type: "platform." + type.text())
  }
}

/// The members of a platform record, those of `metrics` and `tracing` with them.
private struct PlatformRecord {
  var requestID: RequestID?
  var status: ReportStatus?
  var errorType: String?
  var version: String?
  var phase: String?
  var initType: InitType?
  var runtimeVersion: String?
  var runtimeVersionARN: String?
  var name: String?
  var state: String?
  var list: [String] = []
  var reason: String?
  var trace = TraceMark()
  var metrics = RunMetrics()

  init(_ record: JSONValue?) {
    guard case .object(let bytes)? = record else { return }
    var cursor = JSONCursor(bytes)
    _ = cursor.eachMember { key, value in take(key, value) }
  }

  private mutating func take(_ key: Bytes, _ value: JSONValue) {
    if key.equals("requestId") {
      requestID = value.rawString.flatMap { RequestID.read($0) }
    } else if key.equals("status") {
      status = value.rawString.flatMap { ReportStatus($0) }
    } else if key.equals("metrics") {
      metrics = RunMetrics(value)
    } else if key.equals("tracing") {
      trace = Self.trace(value)
    } else if key.equals("spans") {
      return
    } else if key.equals("version") || key.equals("functionVersion") {
      version = value.text
    } else if key.equals("errorType") {
      errorType = value.text
    } else {
      takeRare(key, value)
    }
  }

  private mutating func takeRare(_ key: Bytes, _ value: JSONValue) {
    if key.equals("initializationType") {
      initType = value.text.flatMap { InitType(name: $0) }
    } else if key.equals("phase") {
      phase = value.text
    } else if key.equals("runtimeVersion") {
      runtimeVersion = value.text
    } else if key.equals("runtimeVersionArn") {
      runtimeVersionARN = value.text
    } else if key.equals("name") {
      name = value.text
    } else if key.equals("state") {
      state = value.text
    } else if key.equals("events") || key.equals("types") {
      list = value.texts
    } else if key.equals("reason") {
      reason = value.text
    } else {
      metrics.take(key, value)
    }
  }

  /// `{"spanId": …, "type": "X-Amzn-Trace-Id", "value": "Root=1-…;Parent=…;Sampled=1"}`.
  private static func trace(_ value: JSONValue) -> TraceMark {
    var mark = TraceMark()
    if let header = value.member("value")?.rawString {
      if let root = header.find("Root=") { mark.traceID = TraceID.read(header, at: root + 5) }
      if let sampled = header.find("Sampled=") {
        mark.sampled =
          header.byte(sampled + 8) == 49 ? true : header.byte(sampled + 8) == 48 ? false : nil
      }
    }
    mark.segmentID = value.member("spanId")?.rawString.flatMap { SegmentID.read($0) }
    return mark
  }
}

/// The numbers of a platform record.
private struct RunMetrics {
  var duration: Elapsed?
  var billed: Elapsed?
  var memoryMB: Int?
  var maxMemoryMB: Int?
  var initDuration: Elapsed?
  var restoreDuration: Elapsed?
  var billedRestore: Elapsed?
  var producedBytes: Int?
  var droppedRecords: Int?
  var droppedBytes: Int?

  init() {}

  init(_ value: JSONValue) {
    guard case .object(let bytes) = value else { return }
    var cursor = JSONCursor(bytes)
    _ = cursor.eachMember { key, value in take(key, value) }
  }

  mutating func take(_ key: Bytes, _ value: JSONValue) {
    if key.equals("durationMs") {
      duration = value.milliseconds
    } else if key.equals("billedDurationMs") {
      billed = value.milliseconds
    } else if key.equals("memorySizeMB") {
      memoryMB = value.integer
    } else if key.equals("maxMemoryUsedMB") {
      maxMemoryMB = value.integer
    } else if key.equals("initDurationMs") {
      initDuration = value.milliseconds
    } else if key.equals("restoreDurationMs") {
      restoreDuration = value.milliseconds
    } else if key.equals("billedRestoreDurationMs") {
      billedRestore = value.milliseconds
    } else if key.equals("producedBytes") {
      producedBytes = value.integer
    } else if key.equals("droppedRecords") {
      droppedRecords = value.integer
    } else if key.equals("droppedBytes") {
      droppedBytes = value.integer
    }
  }
}

extension PlatformRecord {
  var runReport: RunReport? {
    guard let requestID else { return nil }
    return RunReport(
      requestID: requestID, status: status, errorType: errorType, duration: metrics.duration,
      billed: metrics.billed, memoryMB: metrics.memoryMB, maxMemoryMB: metrics.maxMemoryMB,
      initDuration: metrics.initDuration, restoreDuration: metrics.restoreDuration,
      billedRestore: metrics.billedRestore, trace: trace)
  }

  var runStart: RunStart? {
    requestID.map { RunStart(requestID: $0, version: version, trace: trace.isEmpty ? nil : trace) }
  }

  var runtimeDone: RuntimeDone? {
    requestID.map {
      RuntimeDone(
        requestID: $0, status: status, errorType: errorType, duration: metrics.duration,
        producedBytes: metrics.producedBytes)
    }
  }

  var initStart: InitStart {
    InitStart(
      runtimeVersion: runtimeVersion, runtimeVersionARN: runtimeVersionARN, initType: initType,
      phase: phase, functionVersion: version)
  }

  var initReport: InitReport {
    InitReport(
      duration: metrics.duration, phase: phase, status: status, errorType: errorType,
      initType: initType)
  }

  var restoreReport: RestoreReport {
    RestoreReport(duration: metrics.duration, status: status, errorType: errorType)
  }

  var extensionLine: ExtensionLine {
    ExtensionLine(name: name, state: state, events: list, errorType: errorType)
  }

  var telemetryLine: TelemetryLine { TelemetryLine(name: name, state: state, types: list) }

  var logsDropped: LogsDropped {
    LogsDropped(reason: reason, records: metrics.droppedRecords, bytes: metrics.droppedBytes)
  }
}
