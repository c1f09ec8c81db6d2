package import ServerlessModel

/// What INIT_START and RESTORE_START say.
package struct InitStart: Hashable, Sendable {
  package var runtimeVersion: String? = nil
  package var runtimeVersionARN: String? = nil
  package var initType: InitType? = nil
  package var phase: String? = nil
  package var functionVersion: String? = nil
}

/// What INIT_REPORT and platform.initRuntimeDone say.
package struct InitReport: Hashable, Sendable {
  package var duration: Elapsed? = nil
  /// `init` or `invoke`.
  package var phase: String? = nil
  package var status: ReportStatus? = nil
  package var errorType: String? = nil
  package var initType: InitType? = nil

  /// Whether it says that the init went wrong.
  package var isFailure: Bool { status.map { $0 != .success } ?? (errorType != nil) }
}

/// What RESTORE_REPORT says.
package struct RestoreReport: Hashable, Sendable {
  package var duration: Elapsed? = nil
  package var status: ReportStatus? = nil
  package var errorType: String? = nil
}

/// What START says.
package struct RunStart: Hashable, Sendable {
  package var requestID: RequestID
  package var version: String? = nil
  package var trace: TraceMark? = nil
}

/// What platform.runtimeDone says: the handler ended, extensions may go on.
package struct RuntimeDone: Hashable, Sendable {
  package var requestID: RequestID
  package var status: ReportStatus? = nil
  package var errorType: String? = nil
  package var duration: Elapsed? = nil
  package var producedBytes: Int? = nil
}

/// What REPORT says of one run.
package struct RunReport: Hashable, Sendable {
  package var requestID: RequestID
  package var status: ReportStatus? = nil
  package var errorType: String? = nil
  package var duration: Elapsed? = nil
  package var billed: Elapsed? = nil
  package var memoryMB: Int? = nil
  package var maxMemoryMB: Int? = nil
  package var initDuration: Elapsed? = nil
  package var restoreDuration: Elapsed? = nil
  package var billedRestore: Elapsed? = nil
  package var trace = TraceMark()
}

/// The X-Ray ids that a line carries.
package struct TraceMark: Hashable, Sendable {
  package var traceID: TraceID? = nil
  package var segmentID: SegmentID? = nil
  package var sampled: Bool? = nil

  var isEmpty: Bool { traceID == nil && segmentID == nil && sampled == nil }
}

/// What EXTENSION says.
package struct ExtensionLine: Hashable, Sendable {
  package var name: String? = nil
  package var state: String? = nil
  package var events: [String] = []
  package var errorType: String? = nil
}

/// What TELEMETRY, or the older LOGS, says.
package struct TelemetryLine: Hashable, Sendable {
  package var name: String? = nil
  package var state: String? = nil
  package var types: [String] = []
}

/// What platform.logsDropped says: lines that the platform itself lost.
package struct LogsDropped: Hashable, Sendable {
  package var reason: String? = nil
  package var records: Int? = nil
  package var bytes: Int? = nil
}

/// How a phase ended, in the platform's words.
package enum ReportStatus: UInt8, Hashable, Sendable {
  case success, failure, error, timeout

  init?(_ bytes: Bytes) {
    if bytes.equals("success") {
      self = .success
    } else if bytes.equals("error") {
      self = .error
    } else if bytes.equals("timeout") {
      self = .timeout
    } else if bytes.equals("failure") {
      self = .failure
    } else {
      return nil
    }
  }
}
