import ServerlessModel

/// An error and when it was logged.
struct TimedError {
  var time: Int64
  var error: ParsedException
}

/// What came before a run in its stream: the init or restore that it may have waited for.
struct Preparation {
  var startTime: Int64?
  var initType: InitType?
  var reports: [InitReport] = []
  var reportTime: Int64?
  var errors: [TimedError] = []
  var version: String?

  var lastFailure: InitReport? { reports.last { $0.isFailure } }
  var isFailed: Bool { lastFailure != nil }
}

/// What is known so far of one run.
struct OpenRun {
  let requestID: RequestID
  /// The time of START; `nil` where the line was not seen.
  var startTime: Int64?
  /// The time of the first line that named the run.
  var firstTime: Int64
  var version: String?
  var trace = TraceMark()
  /// What REPORT said, all of it `nil` before it came: as an optional the whole of it would be copied for each look.
  private(set) var report: RunReport
  private(set) var isReported = false
  private(set) var reportTime: Int64 = 0
  var endTime: Int64?
  /// Whether nothing of its stream was seen before it.
  var isFirstOfStream = false
  var isLive = true
  /// Empty for most runs: runs are moved about, and the less they hold the better.
  var details: [RunDetails] = []

  init(_ requestID: RequestID, at time: Int64) {
    self.requestID = requestID
    firstTime = time
    report = RunReport(requestID: requestID)
  }

  /// Leaves a slot whose run was taken; what is large goes with it.
  mutating func vacate() {
    isLive = false
    details = []
  }

  /// Whether the handler can still write lines.
  var isOngoing: Bool { endTime == nil && startTime != nil && !isReported }

  /// Whether no line, REPORT among them, tells of anything but times and memory.
  var isUsual: Bool { details.isEmpty && report.status == nil && report.errorType == nil }

  mutating func close(_ report: RunReport, at time: Int64) {
    self.report = report
    reportTime = time
    isReported = true
  }

  /// Takes the trace from a line after REPORT, where REPORT itself named none.
  mutating func trace(afterReport mark: TraceMark) {
    if isReported, report.trace.isEmpty { report.trace = mark }
  }

  /// A fatal error is kept until REPORT tells how the run ended; beyond a few they say nothing new.
  mutating func add(_ error: ParsedException, at time: Int64) {
    if error.isFatal, error.message.hasPrefix("Task timed out") {
      timeoutTime = timeoutTime ?? time
      var message = error.message
      if timeoutAfter == nil {
        timeoutAfter = message.withUTF8 { TextPlatformReader.limit(Bytes($0)) }
      }
    } else {
      change { $0.errors.append(TimedError(time: time, error: error)) }
    }
  }
}
