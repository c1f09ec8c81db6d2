package import ServerlessModel

/// What INIT_START and RESTORE_START say.
package struct InitStart: Hashable, Sendable {
  package var runtimeVersion: String? = nil
  package var runtimeVersionARN: String? = nil
  package var initType: InitType? = nil
  package var phase: String? = nil
  package var functionVersion: String? = nil

  /// Makes the value from its parts.
  package init(
    runtimeVersion: String? = nil,
    runtimeVersionARN: String? = nil,
    initType: InitType? = nil,
    phase: String? = nil,
    functionVersion: String? = nil
  ) {
    self.runtimeVersion = runtimeVersion
    self.runtimeVersionARN = runtimeVersionARN
    self.initType = initType
    self.phase = phase
    self.functionVersion = functionVersion
  }
}

/// What INIT_REPORT and platform.initRuntimeDone say.
package struct InitReport: Hashable, Sendable {
  package var duration: Elapsed? = nil
  /// `init` or `invoke`.
  package var phase: String? = nil
  package var status: ReportStatus? = nil
  package var errorType: String? = nil
  package var initType: InitType? = nil

  /// Makes the value from its parts.
  package init(
    duration: Elapsed? = nil,
    phase: String? = nil,
    status: ReportStatus? = nil,
    errorType: String? = nil,
    initType: InitType? = nil
  ) {
    self.duration = duration
    self.phase = phase
    self.status = status
    self.errorType = errorType
    self.initType = initType
  }

  /// Whether it says that the init went wrong.
  package var isFailure: Bool { status.map { $0 != .success } ?? (errorType != nil) }
}

/// What RESTORE_REPORT says.
package struct RestoreReport: Hashable, Sendable {
  package var duration: Elapsed? = nil
  package var status: ReportStatus? = nil
  package var errorType: String? = nil

  /// Makes the value from its parts.
  package init(
    duration: Elapsed? = nil,
    status: ReportStatus? = nil,
    errorType: String? = nil
  ) {
    self.duration = duration
    self.status = status
    self.errorType = errorType
  }
}

/// What START says.
package struct RunStart: Hashable, Sendable {
  package var requestID: RequestID
  package var version: String? = nil
  package var trace: TraceMark? = nil

  /// Makes the value from its parts.
  package init(
    requestID: RequestID,
    version: String? = nil,
    trace: TraceMark? = nil
  ) {
    self.requestID = requestID
    self.version = version
    self.trace = trace
  }
}

/// What platform.runtimeDone says: the handler ended, extensions may go on.
package struct RuntimeDone: Hashable, Sendable {
  package var requestID: RequestID
  package var status: ReportStatus? = nil
  package var errorType: String? = nil
  package var duration: Elapsed? = nil
  package var producedBytes: Int? = nil

  /// Makes the value from its parts.
  package init(
    requestID: RequestID,
    status: ReportStatus? = nil,
    errorType: String? = nil,
    duration: Elapsed? = nil,
    producedBytes: Int? = nil
  ) {
    self.requestID = requestID
    self.status = status
    self.errorType = errorType
    self.duration = duration
    self.producedBytes = producedBytes
  }
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
  package var trace: TraceMark = TraceMark()

  /// Makes the value from its parts.
  package init(
    requestID: RequestID,
    status: ReportStatus? = nil,
    errorType: String? = nil,
    duration: Elapsed? = nil,
    billed: Elapsed? = nil,
    memoryMB: Int? = nil,
    maxMemoryMB: Int? = nil,
    initDuration: Elapsed? = nil,
    restoreDuration: Elapsed? = nil,
    billedRestore: Elapsed? = nil,
    trace: TraceMark = TraceMark()
  ) {
    self.requestID = requestID
    self.status = status
    self.errorType = errorType
    self.duration = duration
    self.billed = billed
    self.memoryMB = memoryMB
    self.maxMemoryMB = maxMemoryMB
    self.initDuration = initDuration
    self.restoreDuration = restoreDuration
    self.billedRestore = billedRestore
    self.trace = trace
  }
}

/// The X-Ray ids that a line carries.
package struct TraceMark: Hashable, Sendable {
  package var traceID: TraceID? = nil
  package var segmentID: SegmentID? = nil
  package var sampled: Bool? = nil

  /// Makes the value from its parts.
  package init(
    traceID: TraceID? = nil,
    segmentID: SegmentID? = nil,
    sampled: Bool? = nil
  ) {
    self.traceID = traceID
    self.segmentID = segmentID
    self.sampled = sampled
  }

  var isEmpty: Bool { traceID == nil && segmentID == nil && sampled == nil }
}

/// What EXTENSION says.
package struct ExtensionLine: Hashable, Sendable {
  package var name: String? = nil
  package var state: String? = nil
  package var events: [String] = []
  package var errorType: String? = nil

  /// Makes the value from its parts.
  package init(
    name: String? = nil,
    state: String? = nil,
    events: [String] = [],
    errorType: String? = nil
  ) {
    self.name = name
    self.state = state
    self.events = events
    self.errorType = errorType
  }
}

/// What TELEMETRY, or the older LOGS, says.
package struct TelemetryLine: Hashable, Sendable {
  package var name: String? = nil
  package var state: String? = nil
  package var types: [String] = []

  /// Makes the value from its parts.
  package init(
    name: String? = nil,
    state: String? = nil,
    types: [String] = []
  ) {
    self.name = name
    self.state = state
    self.types = types
  }
}

/// What platform.logsDropped says: lines that the platform itself lost.
package struct LogsDropped: Hashable, Sendable {
  package var reason: String? = nil
  package var records: Int? = nil
  package var bytes: Int? = nil

  /// Makes the value from its parts.
  package init(
    reason: String? = nil,
    records: Int? = nil,
    bytes: Int? = nil
  ) {
    self.reason = reason
    self.records = records
    self.bytes = bytes
  }
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
