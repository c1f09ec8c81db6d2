/// One X-Ray trace as far as it is held.
package struct Trace: Hashable, Sendable {
  package var id: TraceID
  package var account: String
  package var region: String
  /// The root segments, each with its subsegments inside, oldest first.
  package var segments: [Segment]

  /// Makes the value from its parts.
  package init(
    id: TraceID,
    account: String,
    region: String,
    segments: [Segment]
  ) {
    self.id = id
    self.account = account
    self.region = region
    self.segments = segments
  }

  package var start: Instant? { segments.map(\.start).min() }

  /// From the first start to the last end that is known.
  package var duration: Elapsed? {
    guard let start = segments.map(\.startUs).min(), let end = segments.compactMap(\.endUs).max()
    else { return nil }
    return Elapsed(microseconds: max(0, end - start))
  }
}

/// A segment or subsegment of a trace: one piece of work, by one service.
package struct Segment: Hashable, Codable, Sendable {
  /// 16 hexadecimal digits.
  package var id: String
  package var parentID: String? = nil
  package var name: String
  /// `AWS::Lambda::Function`, `AWS::Lambda`, `AWS::DynamoDB::Table`, …
  package var origin: String? = nil
  package var namespace: String? = nil
  /// Microseconds since 1970; X-Ray keeps times finer than logs do.
  package var startUs: Int64
  package var endUs: Int64? = nil
  package var error: Bool = false
  package var fault: Bool = false
  package var throttle: Bool = false
  package var inProgress: Bool = false
  package var http: HTTP? = nil
  package var aws: [String: String] = [:]
  package var sql: [String: String] = [:]
  package var cause: Cause? = nil
  package var annotations: [String: String] = [:]
  package var metadata: String? = nil
  package var resourceARN: String? = nil
  package var subsegments: [Segment] = []

  /// Makes the value from its parts.
  package init(
    id: String,
    parentID: String? = nil,
    name: String,
    origin: String? = nil,
    namespace: String? = nil,
    startUs: Int64,
    endUs: Int64? = nil,
    error: Bool = false,
    fault: Bool = false,
    throttle: Bool = false,
    inProgress: Bool = false,
    http: HTTP? = nil,
    aws: [String: String] = [:],
    sql: [String: String] = [:],
    cause: Cause? = nil,
    annotations: [String: String] = [:],
    metadata: String? = nil,
    resourceARN: String? = nil,
    subsegments: [Segment] = []
  ) {
    self.id = id
    self.parentID = parentID
    self.name = name
    self.origin = origin
    self.namespace = namespace
    self.startUs = startUs
    self.endUs = endUs
    self.error = error
    self.fault = fault
    self.throttle = throttle
    self.inProgress = inProgress
    self.http = http
    self.aws = aws
    self.sql = sql
    self.cause = cause
    self.annotations = annotations
    self.metadata = metadata
    self.resourceARN = resourceARN
    self.subsegments = subsegments
  }

  /// The request and answer of an HTTP call.
  package struct HTTP: Hashable, Codable, Sendable {
    package var method: String? = nil
    package var url: String? = nil
    package var status: Int? = nil

    /// Makes the value from its parts.
    package init(
      method: String? = nil,
      url: String? = nil,
      status: Int? = nil
    ) {
      self.method = method
      self.url = url
      self.status = status
    }
  }

  /// The exception that made a segment fail.
  package struct Cause: Hashable, Codable, Sendable {
    package var type: String? = nil
    package var message: String? = nil
    package var stack: [String] = []
    /// The id of the subsegment that first saw the exception, where the document only names it.
    package var ref: String? = nil

    /// Makes the value from its parts.
    package init(
      type: String? = nil,
      message: String? = nil,
      stack: [String] = [],
      ref: String? = nil
    ) {
      self.type = type
      self.message = message
      self.stack = stack
      self.ref = ref
    }
  }
}

extension Segment {
  package var start: Instant { Instant(milliseconds: startUs / 1000) }
  package var duration: Elapsed? { endUs.map { Elapsed(microseconds: max(0, $0 - startUs)) } }
}

/// One line of a list of traces.
package struct TraceSummary: Hashable, Sendable {
  package var id: TraceID
  package var account: String
  package var region: String
  package var start: Instant
  package var duration: Elapsed? = nil
  package var name: String
  package var segmentCount: Int
  package var hasError: Bool = false
  package var hasFault: Bool = false
  package var hasThrottle: Bool = false

  /// Makes the value from its parts.
  package init(
    id: TraceID,
    account: String,
    region: String,
    start: Instant,
    duration: Elapsed? = nil,
    name: String,
    segmentCount: Int,
    hasError: Bool = false,
    hasFault: Bool = false,
    hasThrottle: Bool = false
  ) {
    self.id = id
    self.account = account
    self.region = region
    self.start = start
    self.duration = duration
    self.name = name
    self.segmentCount = segmentCount
    self.hasError = hasError
    self.hasFault = hasFault
    self.hasThrottle = hasThrottle
  }
}

/// Why an execution has no trace to show.
package enum MissingTrace: String, Codable, Sendable {
  case notSampled, tracingOff, notRecorded, expired
}
