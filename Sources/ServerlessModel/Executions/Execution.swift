/// One run of a Lambda function, as its log lines and its trace tell it.
///
/// What no line said is `nil`. A failed INIT_REPORT that no run followed is a row of its own, with `phase` and no request id.
package struct Execution: Hashable, Sendable {
  package var resource: ResourceID
  package var requestID: RequestID? = nil
  /// `$LATEST` or a number.
  package var version: String? = nil
  /// When the handler's clock started: the time of START, else of the end less its duration.
  package var start: Instant
  package var end: Instant? = nil
  package var duration: Elapsed? = nil
  package var billed: Elapsed? = nil
  package var memoryMB: Int? = nil
  package var maxMemoryMB: Int? = nil
  package var initDuration: Elapsed? = nil
  package var restoreDuration: Elapsed? = nil
  package var billedRestore: Elapsed? = nil
  package var initType: InitType? = nil
  /// Whether init stood in the request's path; `nil` for the first line of a stream at the recording's edge.
  package var coldStart: Bool? = nil
  package var attempt: Int = 1
  /// True where earlier attempts may lie before the recording.
  package var attemptIsLowerBound: Bool = false
  package var retryKind: RetryKind? = nil
  package var retryEvidence: String? = nil
  package var status: ExecutionStatus
  package var errorType: String? = nil
  package var errorMessage: String? = nil
  package var errorGroup: ErrorGroupID? = nil
  /// Whether it took far more time or memory than the runs of the day before; `nil` where too few are known.
  package var anomalous: Bool? = nil
  package var traceID: TraceID? = nil
  package var segmentID: SegmentID? = nil
  package var sampled: Bool? = nil
  /// `init` or `invoke`, as INIT_REPORT says.
  package var phase: String? = nil
  package var logGroup: String? = nil
  package var logStream: String? = nil

  /// Makes a run of which nothing more is known yet.
  package init(resource: ResourceID, start: Instant, status: ExecutionStatus) {
    self.resource = resource
    self.start = start
    self.status = status
  }

  /// Makes the value from its parts.
  package init(
    resource: ResourceID,
    requestID: RequestID? = nil,
    version: String? = nil,
    start: Instant,
    end: Instant? = nil,
    duration: Elapsed? = nil,
    billed: Elapsed? = nil,
    memoryMB: Int? = nil,
    maxMemoryMB: Int? = nil,
    initDuration: Elapsed? = nil,
    restoreDuration: Elapsed? = nil,
    billedRestore: Elapsed? = nil,
    initType: InitType? = nil,
    coldStart: Bool? = nil,
    attempt: Int = 1,
    attemptIsLowerBound: Bool = false,
    retryKind: RetryKind? = nil,
    retryEvidence: String? = nil,
    status: ExecutionStatus,
    errorType: String? = nil,
    errorMessage: String? = nil,
    errorGroup: ErrorGroupID? = nil,
    anomalous: Bool? = nil,
    traceID: TraceID? = nil,
    segmentID: SegmentID? = nil,
    sampled: Bool? = nil,
    phase: String? = nil,
    logGroup: String? = nil,
    logStream: String? = nil
  ) {
    self.resource = resource
    self.requestID = requestID
    self.version = version
    self.start = start
    self.end = end
    self.duration = duration
    self.billed = billed
    self.memoryMB = memoryMB
    self.maxMemoryMB = maxMemoryMB
    self.initDuration = initDuration
    self.restoreDuration = restoreDuration
    self.billedRestore = billedRestore
    self.initType = initType
    self.coldStart = coldStart
    self.attempt = attempt
    self.attemptIsLowerBound = attemptIsLowerBound
    self.retryKind = retryKind
    self.retryEvidence = retryEvidence
    self.status = status
    self.errorType = errorType
    self.errorMessage = errorMessage
    self.errorGroup = errorGroup
    self.anomalous = anomalous
    self.traceID = traceID
    self.segmentID = segmentID
    self.sampled = sampled
    self.phase = phase
    self.logGroup = logGroup
    self.logStream = logStream
  }
}

/// How an execution environment came to be.
package enum InitType: UInt8, Codable, Sendable, CaseIterable {
  case onDemand, provisionedConcurrency, snapStart

  /// The name that the platform's JSON uses.
  package var name: String {
    switch self {
    case .onDemand: "on-demand"
    case .provisionedConcurrency: "provisioned-concurrency"
    case .snapStart: "snap-start"
    }
  }

  /// Finds the type by the platform's name.
  package init?(name: String) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}

/// What made a request run again.
package enum RetryKind: UInt8, Codable, Sendable, CaseIterable {
  /// Lambda's own asynchronous retry: the same request id.
  case async
  /// The event source delivered the message again: a new request id.
  case redelivery
  /// The caller's SDK tried again: the same trace, a new request id.
  case sdk

  package var name: String {
    switch self {
    case .async: "async"
    case .redelivery: "redelivery"
    case .sdk: "sdk"
    }
  }
}

/// What names one execution: its function, its request id, and its start, since retries keep the request id.
package struct ExecutionID: Hashable, Sendable, Codable {
  package var resource: ResourceID
  package var requestID: RequestID?
  package var start: Instant

  /// Makes the value from its parts.
  package init(
    resource: ResourceID,
    requestID: RequestID? = nil,
    start: Instant
  ) {
    self.resource = resource
    self.requestID = requestID
    self.start = start
  }
}

extension Execution {
  package var id: ExecutionID {
    ExecutionID(resource: resource, requestID: requestID, start: start)
  }

  /// The function's name as its ARN says it.
  package var functionName: String { ResourceKind.parse(arn: resource.arn)?.name ?? resource.arn }

  /// What can be known of the run at `moment`: before its end it is running and shows nothing of its REPORT.
  package func asKnown(at moment: Instant) -> Execution {
    guard let end, moment < end else { return self }
    var early = Execution(resource: resource, start: start, status: .running)
    early.requestID = requestID
    early.version = version
    early.logGroup = logGroup
    early.logStream = logStream
    early.attempt = attempt
    early.attemptIsLowerBound = attemptIsLowerBound
    early.retryKind = retryKind
    early.coldStart = coldStart
    return early
  }
}
