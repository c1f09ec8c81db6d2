import ServerlessModel

extension StreamAssembler {
  mutating func prepare(
    _ parsed: PlatformLine, _ line: BlockLine, _ time: Int64, _ out: inout SettledLogs
  ) {
    switch parsed {
    case .initStart(let start): began(start.initType, start.functionVersion, line, time)
    case .restoreStart(let start): began(.snapStart, start.functionVersion, line, time)
    case .initReport(let report): reported(report, line, time)
    case .restoreReport(let report): restored(report, line, time)
    case .trace(let mark):
      if hasStream, let slot = runs.lastClosed { runs[slot].trace(afterReport: mark) }
    default: _ = owner(of: line)
    }
  }

  private mutating func began(
    _ type: InitType?, _ version: String?, _ line: BlockLine, _ time: Int64
  ) {
    if !hasStream, isInitAmbiguous || pending != nil || runs.ongoing > 0 {
      isInitAmbiguous = true
      pending = nil
      return
    }
    if pending == nil { pendingLines.removeAll(keepingCapacity: true) }
    var preparation = pending ?? Preparation()
    preparation.startTime = preparation.startTime ?? time
    preparation.initType = type ?? preparation.initType
    preparation.version = version ?? preparation.version
    pending = preparation
    pendingLines.append(line.number)
  }

  private mutating func reported(_ report: InitReport, _ line: BlockLine, _ time: Int64) {
    guard hasStream || runs.ongoing == 0 else { return }
    var preparation = pending ?? Preparation()
    guard preparation.reports.last != report || preparation.reportTime != time else { return }
    preparation.reports.append(report)
    preparation.reportTime = time
    preparation.initType = report.initType ?? preparation.initType
    pending = preparation
    if current == nil { pendingLines.append(line.number) }
    tally.initialised(report.duration, preparation.initType)
  }

  private mutating func restored(_ report: RestoreReport, _ line: BlockLine, _ time: Int64) {
    reported(
      InitReport(
        duration: nil, phase: nil, status: report.status, errorType: report.errorType,
        initType: .snapStart), line, time)
  }

  /// The init that a run starting at `time` waited for; one that failed long before stays a row of its own.
  mutating func preparation(
    for time: Int64, _ request: RequestID, _ out: inout SettledLogs
  ) -> Preparation? {
    defer {
      pending = nil
      isInitAmbiguous = false
      pendingLines.removeAll(keepingCapacity: true)
    }
    guard let preparation = pending else { return nil }
    guard startsInMillisecond == 1 else {
      RunJudge.settle(preparation, stream: name, context: context, &out)
      return nil
    }
    if preparation.isFailed, time - (preparation.reportTime ?? time) > Self.initLimitMs {
      RunJudge.settle(preparation, stream: name, context: context, &out)
      return nil
    }
    let waited = time - (preparation.startTime ?? preparation.reportTime ?? time)
    if preparation.isFailed || waited <= Self.initLimitMs {
      for line in pendingLines { named.append((line, request)) }
    }
    return preparation
  }
}
