import ServerlessModel

extension Interner {
  /// Adds an execution to `set` as a row.
  func append(_ run: Execution, to set: inout RowSet) throws(ColumnError) {
    var extra = ExecutionExtra()
    var row = ExecutionRow(resource: try id(of: run.resource), start: run.start.milliseconds)
    row.bits = Self.bits(of: run)
    row.duration = run.duration?.microseconds ?? ExecutionRow.absent
    if let request = run.requestID {
      row.requestHigh = request.high
      row.requestLow = request.low
    }
    if let end = run.end { row.setEnd(end.milliseconds, &extra) }
    if let billed = run.billed { row.setBilled(billed.microseconds, &extra) }
    if let memory = run.memoryMB { row.setMemory(Int64(memory), &extra) }
    if let used = run.maxMemoryMB { row.setMaxMemory(Int64(used), &extra) }
    if let initDuration = run.initDuration { row.setInit(initDuration.microseconds, &extra) }
    row.version = try version(run.version)
    row.origin = try origin(logGroup: run.logGroup, logStream: run.logStream)
    try fill(&extra, from: run)
    set.append(row, extra: extra)
  }

  private func fill(_ extra: inout ExecutionExtra, from run: Execution) throws(ColumnError) {
    extra.restore = run.restoreDuration?.microseconds ?? ExecutionRow.absent
    extra.billedRestore = run.billedRestore?.microseconds ?? ExecutionRow.absent
    extra.attempt = Int64(run.attempt)
    extra.retryEvidence = try id(of: run.retryEvidence)
    extra.errorType = try id(of: run.errorType)
    extra.errorMessage = try id(of: run.errorMessage)
    extra.phase = try id(of: run.phase)
    extra.errorGroup = run.errorGroup?.value ?? 0
    extra.segment = run.segmentID?.value ?? 0
    if let trace = run.traceID {
      extra.traceSeconds = trace.epochSeconds
      extra.traceHigh = trace.randomHigh
      extra.traceLow = trace.randomLow
    }
  }

  private static func bits(of run: Execution) -> UInt32 {
    var bits = UInt32(run.status.rawValue)
    if let cold = run.coldStart { bits |= cold ? ExecutionBits.cold : ExecutionBits.notCold }
    if let sampled = run.sampled {
      bits |= sampled ? ExecutionBits.sampled : ExecutionBits.notSampled
    }
    if run.attemptIsLowerBound { bits |= ExecutionBits.attemptIsLowerBound }
    if let type = run.initType { bits |= UInt32(type.rawValue + 1) << ExecutionBits.initTypeShift }
    if let kind = run.retryKind {
      bits |= UInt32(kind.rawValue + 1) << ExecutionBits.retryKindShift
    }
    if run.requestID != nil { bits |= ExecutionBits.hasRequest }
    if run.errorGroup != nil { bits |= ExecutionBits.hasErrorGroup }
    if run.traceID != nil { bits |= ExecutionBits.hasTrace }
    if run.segmentID != nil { bits |= ExecutionBits.hasSegment }
    return bits
  }
}
