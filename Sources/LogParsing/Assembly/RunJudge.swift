import ServerlessModel

/// Turns what is known of one run into its execution and its errors.
struct RunJudge {
  private let stream: String
  private let verdict: RunVerdict

  init(_ run: OpenRun, context: AssemblyContext, stream: String, dataEnd: Int64?) {
    self.stream = stream
    verdict = RunVerdict(run: run, context: context, hasStream: !stream.isEmpty, dataEnd: dataEnd)
  }

  private var run: OpenRun { verdict.run }
  private var context: AssemblyContext { verdict.context }

  /// Adds the run's errors, and its execution where a line said when it ran.
  func settle(into out: inout SettledLogs, _ tally: inout EnvironmentTally) {
    let status = verdict.status
    guard let span = span(status) else {
      for each in run.errors {
        out.errors.append(record(each, status: nil, isFatal: each.error.isFatal))
      }
      return
    }
    var execution = Execution(resource: context.resource, start: span.start, status: status)
    execution.end = span.end
    fill(&execution)
    if status.isFailure || !run.errors.isEmpty || run.preparation?.errors.isEmpty == false {
      explain(&execution, &out.errors)
    }
    tally.settled(execution)
    out.runs.add(consume execution)
  }

  // MARK: Times

  private var duration: Elapsed? {
    run.report.duration ?? run.done?.duration ?? (run.timeoutTime == nil ? nil : run.timeoutAfter)
  }

  private static func rounded(_ elapsed: Elapsed) -> Int64 { (elapsed.microseconds + 500) / 1000 }

  /// When the last line came that says the run was over.
  private var over: Int64? {
    if run.isReported { return run.reportTime }
    return run.done != nil ? run.doneTime : run.timeoutTime ?? run.endTime
  }

  private func span(_ status: ExecutionStatus) -> (start: Instant, end: Instant?)? {
    let lasted = duration.map(Self.rounded)
    var start = run.startTime
    if start == nil, let over, run.isReported || lasted != nil { start = over - (lasted ?? 0) }
    guard let start else { return nil }
    let end = lasted.map { start + $0 } ?? (status == .running ? nil : over ?? run.exitTime)
    return (Instant(milliseconds: start), end.map { Instant(milliseconds: max(start, $0)) })
  }

  private func fill(_ execution: inout Execution) {
    execution.duration = duration
    execution.requestID = run.requestID
    execution.version = run.version ?? run.preparation?.version
    execution.logGroup = context.logGroup
    execution.logStream = stream.isEmpty ? nil : stream
    execution.billed = run.report.billed
    execution.memoryMB = run.report.memoryMB
    execution.maxMemoryMB = run.report.maxMemoryMB
    execution.initDuration = run.report.initDuration
    execution.restoreDuration = run.report.restoreDuration
    execution.billedRestore = run.report.billedRestore
    fillTrace(&execution)
    execution.coldStart = verdict.coldStart
    execution.initType = verdict.initType
    guard let failed = run.preparation?.lastFailure else { return }
    execution.phase = failed.phase
    execution.initDuration =
      execution.initDuration
      ?? run.preparation?.reports.last { $0.isFailure && $0.phase != "invoke" }?.duration
  }

  private func fillTrace(_ execution: inout Execution) {
    execution.traceID = run.report.trace.traceID ?? run.trace.traceID
    execution.segmentID = run.report.trace.segmentID ?? run.trace.segmentID
    execution.sampled = run.report.trace.sampled ?? run.trace.sampled
  }

  // MARK: Errors

  /// Records every error of the run, and names the one that made it fail.
  private func explain(_ execution: inout Execution, _ records: inout [ErrorRecord]) {
    let status = execution.status
    let errors = (run.preparation?.errors ?? []) + run.errors
    let isInitFailed = run.preparation?.isFailed == true || status == .initError
    let initErrors = isInitFailed ? run.preparation?.errors.count ?? 0 : 0
    let chosen = status.isFailure ? cause(status, errors) : nil
    for (index, each) in errors.enumerated() where index != chosen?.index {
      let isInit = index < initErrors && each.error.isFatal
      records.append(record(each, status: isInit ? .initError : nil, isFatal: isInit))
    }
    guard status.isFailure else { return }
    let made =
      chosen?.error ?? TimedError(time: over ?? run.firstTime, error: platformError(status))
    let primary = record(made, status: status, isFatal: true)
    records.append(primary)
    execution.errorType = errorType(chosen?.error.error.type)
    execution.errorMessage = primary.message
    execution.errorGroup = primary.group
  }

  private func errorType(_ logged: String?) -> String? {
    guard let said = verdict.platformType else { return logged }
    let isVague = said == "Unhandled" || said == "Runtime.Unknown" || said == "Runtime.ExitError"
    return isVague ? logged ?? said : said
  }

  /// The logged error that explains the status: the last fatal one, of memory where memory ran out.
  private func cause(_ status: ExecutionStatus, _ errors: [TimedError]) -> (
    index: Int, error: TimedError
  )? {
    guard status != .timeout else { return nil }
    var best: (index: Int, error: TimedError)?
    for (index, each) in errors.enumerated() {
      let isMemory = ErrorClassifier.isOutOfMemory(each.error)
      let fits = status == .outOfMemory ? isMemory : each.error.isFatal || named(each.error)
      if fits, best.map({ Self.comes(each, after: $0.error) }) ?? true { best = (index, each) }
    }
    return best
  }

  /// Whether REPORT names the very type of the error.
  private func named(_ error: ParsedException) -> Bool {
    error.type != nil && error.type == verdict.platformType
  }

  private static func comes(_ left: TimedError, after right: TimedError) -> Bool {
    let mine = (left.error.isFatal ? 1 : 0, left.time, left.error.type ?? "", left.error.message)
    let other = (
      right.error.isFatal ? 1 : 0, right.time, right.error.type ?? "", right.error.message
    )
    return mine > other
  }

  /// The error as the platform's own lines tell it.
  private func platformError(_ status: ExecutionStatus) -> ParsedException {
    let type = verdict.platformType
    switch status {
    case .timeout:
      return ParsedException(type: type, message: Self.timedOut(after: run.timeoutAfter))
    case .outOfMemory:
      return ParsedException(type: type, message: run.exitReason ?? "Out of memory")
    case .exit: return ParsedException(type: type, message: run.exitReason ?? type ?? "exit")
    case .initError:
      return ParsedException(type: type, message: run.exitReason ?? type ?? "init failed")
    default: return ParsedException(type: type, message: type ?? "error")
    }
  }

  /// The platform's own sentence.
  private static func timedOut(after limit: Elapsed?) -> String {
    guard let limit else { return "Task timed out" }
    let hundredths = (limit.microseconds + 5000) / 10_000
    let rest = String(hundredths % 100)
    return "Task timed out after \(hundredths / 100).\(rest.count == 1 ? "0" : "")\(rest) seconds"
  }

  private func record(_ each: TimedError, status: ExecutionStatus?, isFatal: Bool) -> ErrorRecord {
    var record = Self.record(
      each.error, at: each.time, context: context, inInit: status == .initError, status: status,
      isFatal: isFatal)
    record.requestID = run.requestID
    record.version = run.version
    return record
  }
}

extension RunJudge {
  /// The record of one error; `status` is how its run ended, where one is known.
  static func record(
    _ error: ParsedException, at time: Int64, context: AssemblyContext, inInit: Bool,
    status: ExecutionStatus? = nil, isFatal: Bool? = nil
  ) -> ErrorRecord {
    let errorClass = ErrorClassifier.errorClass(
      of: error, status: status, isFatal: isFatal ?? error.isFatal, inInit: inInit)
    return ErrorRecord(
      resource: context.resource, time: Instant(milliseconds: time), errorClass: errorClass,
      type: error.type, message: error.message, frames: error.frames,
      group: Fingerprint.group(
        resource: context.resource, errorClass: errorClass, type: error.type,
        message: error.message,
        frames: error.frames))
  }

  /// Rows of their own for the INIT_REPORTs that no run followed.
  static func settle(
    _ preparation: Preparation, stream: String, context: AssemblyContext, _ out: inout SettledLogs
  ) {
    let errors = preparation.errors.map {
      record(
        $0.error, at: $0.time, context: context, inInit: true, status: .initError, isFatal: true)
    }
    out.errors += errors
    guard let end = preparation.reportTime else { return }
    for (index, report) in preparation.reports.enumerated() {
      var row = phaseRow(report, preparation, isFirst: index == 0, end: end, context)
      row.logStream = stream.isEmpty ? nil : stream
      row.errorMessage = report.isFailure ? errors.last?.message : nil
      row.errorGroup = report.isFailure ? errors.last?.group : nil
      out.runs.add(row)
      guard report.isFailure, errors.isEmpty else { continue }
      out.errors.append(phaseError(report, end: end, context))
    }
  }

  private static func phaseRow(
    _ report: InitReport, _ preparation: Preparation, isFirst: Bool, end: Int64,
    _ context: AssemblyContext
  ) -> Execution {
    let lasted = report.duration.map(rounded) ?? 0
    let start = isFirst ? preparation.startTime ?? end - lasted : end - lasted
    var row = Execution(
      resource: context.resource, start: Instant(milliseconds: min(start, end)),
      status: report.isFailure ? .initError : .success)
    row.end = Instant(milliseconds: end)
    row.initDuration = report.duration
    row.initType = preparation.initType
    row.phase = report.phase ?? "init"
    row.version = preparation.version
    row.errorType = report.errorType
    row.logGroup = context.logGroup
    return row
  }

  private static func phaseError(_ report: InitReport, end: Int64, _ context: AssemblyContext)
    -> ErrorRecord
  {
    let message = report.status == .timeout ? "init timed out" : report.errorType ?? "init failed"
    return record(
      ParsedException(type: report.errorType, message: message), at: end, context: context,
      inInit: true, status: .initError, isFatal: true)
  }
}
