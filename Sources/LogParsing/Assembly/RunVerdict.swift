import ServerlessModel

/// Decides how a run ended and whether it was a cold start.
struct RunVerdict {
  let run: OpenRun
  let context: AssemblyContext
  let hasStream: Bool
  /// Up to where lines are held; `nil` while more may come.
  let dataEnd: Int64?

  private var said: ReportStatus? { run.report.status ?? run.done?.status }

  /// The error type in the platform's words.
  var platformType: String? {
    run.report.errorType ?? run.done?.errorType ?? run.exitType
      ?? run.preparation?.lastFailure?.errorType
  }

  private var ownType: String? { run.report.errorType ?? run.done?.errorType ?? run.exitType }

  var status: ExecutionStatus {
    if run.isUsual { return run.isReported ? .success : unfinished }
    if isOutOfMemory { return .outOfMemory }
    if said == .timeout || run.timeoutTime != nil { return .timeout }
    if said == .success { return .success }
    let hasFatal = run.errors.contains(where: \.error.isFatal)
    let isBad =
      said != nil || ownType != nil || run.exitTime != nil || hasFatal || failedToLoad
    if isBad { return failure }
    return run.isReported || run.done != nil ? .success : unfinished
  }

  private var failure: ExecutionStatus {
    let fatalTypes = run.errors.filter(\.error.isFatal).map(\.error.type)
    if ErrorClassifier.isInit(ownType) || fatalTypes.contains(where: { ErrorClassifier.isInit($0) })
    {
      return .initError
    }
    if run.preparation?.isFailed == true, run.preparation?.lastFailure?.status != .timeout {
      return .initError
    }
    if failedToLoad { return .initError }
    return run.exitTime != nil || ownType == "Runtime.ExitError" ? .exit : .error
  }

  /// Before there was INIT_REPORT, only the runtime's own line before START said that the code could not be loaded.
  private var failedToLoad: Bool {
    guard let preparation = run.preparation, preparation.reports.isEmpty else { return false }
    return preparation.errors.contains { $0.error.isFatal && ErrorClassifier.isInit($0.error.type) }
  }

  /// Before REPORT had a status, memory that ran out showed as a kill at the limit.
  private var isOutOfMemory: Bool {
    if ownType == "Runtime.OutOfMemory" { return true }
    guard said != .success else { return false }
    if isKilled, isMemoryFull { return true }
    return run.errors.contains { $0.error.isFatal && ErrorClassifier.isOutOfMemory($0.error) }
  }

  private var isKilled: Bool {
    run.exitReason.map { divide(Substring($0), at: "signal: killed") != nil } ?? false
  }

  /// The sandbox is killed a little below its limit, 1023 MB of 1024 say.
  private var isMemoryFull: Bool {
    guard let size = run.report.memoryMB, let used = run.report.maxMemoryMB else { return false }
    return used + max(1, size / 100) >= size
  }

  private var unfinished: ExecutionStatus {
    guard let dataEnd, let start = run.startTime, dataEnd - start < context.longestRunMs else {
      return .unknown
    }
    return .running
  }

  var initType: InitType? {
    run.preparation?.initType ?? (run.report.restoreDuration != nil ? .snapStart : nil)
  }

  /// Whether init stood in the request's path.
  var coldStart: Bool? {
    let preparation = run.preparation
    if preparation?.isFailed == true || isStopped { return true }
    if initType == .provisionedConcurrency { return false }
    let saysInit = run.report.initDuration != nil || run.report.restoreDuration != nil
    if let began = preparation?.startTime, let start = run.startTime {
      if start - began > StreamAssembler.initLimitMs { return false }
      if hasStream { return true }
    }
    if saysInit { return true }
    return isUntold ? nil : false
  }

  /// Whether the run ended in its init; an extension may crash at any time.
  private var isStopped: Bool {
    guard said == .error || !run.errors.isEmpty || failedToLoad else { return false }
    return status == .initError && ownType != "Extension.Crash"
  }

  /// A failed init right before the recording, or a REPORT still to come, would not be seen.
  private var isUntold: Bool {
    guard hasStream else { return !run.isReported }
    guard run.isFirstOfStream else { return false }
    guard let edge = context.recordingStart else { return !run.isReported }
    return (run.startTime ?? run.firstTime) - edge.milliseconds <= StreamAssembler.initLimitMs
  }
}
