import ServerlessModel

/// Reads REPORT and the X-Ray line inside the same event.
enum ReportReader {
  static func read(_ bytes: Bytes) -> RunReport? {
    guard let id = RequestID.read(bytes, at: 18) else { return nil }
    var report = RunReport(requestID: id)
    var at = 54
    if let usual = UsualReport(bytes) {
      report.duration = Elapsed(microseconds: usual.durationUs)
      report.billed = Elapsed(microseconds: usual.billedUs)
      report.memoryMB = usual.memoryMB
      report.maxMemoryMB = usual.maxMemoryMB
      at = usual.next
    }
    while let colon = bytes.find(58, from: at) {
      at = colon + 1
      guard bytes.byte(at).isBlank, let key = FieldKey.ending(at: colon, in: bytes) else {
        continue
      }
      while bytes.byte(at).isBlank { at += 1 }
      take(&report, key, bytes, at)
    }
    return report
  }

  /// The first of two equal keys wins.
  @inline(__always)
  private static func take(_ report: inout RunReport, _ key: FieldKey, _ bytes: Bytes, _ at: Int) {
    switch key {
    case .duration: set(&report.duration, FieldValue.milliseconds(bytes, at: at))
    case .billedDuration: set(&report.billed, FieldValue.milliseconds(bytes, at: at))
    case .memorySize: set(&report.memoryMB, FieldValue.megabytes(bytes, at: at))
    case .maxMemoryUsed: set(&report.maxMemoryMB, FieldValue.megabytes(bytes, at: at))
    case .initDuration: set(&report.initDuration, FieldValue.milliseconds(bytes, at: at))
    case .restoreDuration: set(&report.restoreDuration, FieldValue.milliseconds(bytes, at: at))
    case .billedRestoreDuration: set(&report.billedRestore, FieldValue.milliseconds(bytes, at: at))
    case .status: set(&report.status, FieldValue.status(bytes, at: at))
    case .errorType: set(&report.errorType, FieldValue.wordText(bytes, at: at))
    default: trace(&report.trace, key, bytes, at)
    }
  }

  static func trace(_ mark: inout TraceMark, _ key: FieldKey, _ bytes: Bytes, _ at: Int) {
    switch key {
    case .traceID: set(&mark.traceID, TraceID.read(bytes, at: at))
    case .segmentID: set(&mark.segmentID, SegmentID.read(bytes, at: at))
    case .sampled: set(&mark.sampled, FieldValue.flag(bytes, at: at))
    default: break
    }
  }

  @inline(__always)
  private static func set<Value>(_ place: inout Value?, _ value: Value?) {
    if place == nil { place = value }
  }
}
