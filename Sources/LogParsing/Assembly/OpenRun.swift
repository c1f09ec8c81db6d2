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
  var trace: TraceMark?
  var report: RunReport?
  var reportTime: Int64 = 0
  var done: RuntimeDone?
  var doneTime: Int64 = 0
  var endTime: Int64?
  var timeoutTime: Int64?
  var timeoutAfter: Elapsed?
  var exitTime: Int64?
  var exitReason: String?
  var exitType: String?
  var errors: [TimedError] = []
  var preparation: Preparation?
  /// Whether nothing of its stream was seen before it.
  var isFirstOfStream = false
  var isLive = true

  init(_ requestID: RequestID, at time: Int64) {
    self.requestID = requestID
    firstTime = time
  }

  /// Whether the handler can still write lines.
  var isOngoing: Bool { startTime != nil && report == nil && endTime == nil }

  /// A fatal error is kept until REPORT tells how the run ended; beyond a few they say nothing new.
  mutating func add(_ error: ParsedException, at time: Int64) {
    if error.isFatal, error.message.hasPrefix("Task timed out") {
      timeoutTime = timeoutTime ?? time
      var message = error.message
      if timeoutAfter == nil {
        timeoutAfter = message.withUTF8 { TextPlatformReader.limit(Bytes($0)) }
      }
    } else {
      errors.append(TimedError(time: time, error: error))
    }
  }
}
