package import ServerlessModel

/// One run with all that is held of it.
package struct ExecutionAnswer: Sendable {
  package var execution: Execution
  /// The answer in one sentence.
  package var sentence: String
  package var severity: Severity?
  /// Runs of the same request that had started by then, oldest first.
  package var tries: [Execution]
  package var triesNote: String
  package var timeoutSeconds: Double?
  package var architecture: Architecture?
  package var alias: String?
  package var costPerMillionUSD: Double?
  /// Which run of its environment it was, where that is known.
  package var runOfEnvironment: Int?
  package var trace: TraceAnswer?
  package var missingTrace: MissingTrace?
  package var log: LogsAnswer
  package var findings: [Finding]
  package var resourceName: String
  package var service: MicroserviceName?
}

/// A trace laid out as calls.
package struct TraceAnswer: Sendable {
  package var id: TraceID
  package var start: Instant
  package var durationUs: Int64
  package var calls: [CallRow]
  package var sampled: Bool
  /// Why there is no trace.
  package var missing: String?
  package var account: String
  package var region: String
}

/// One segment or subsegment as a row of a waterfall.
package struct CallRow: Sendable {
  package var id: String
  package var depth: Int
  package var segment: Segment
  package var name: String
  /// Microseconds from the start of the trace.
  package var startUs: Int64
  package var endUs: Int64
  package var isOpen: Bool
  package var selfUs: Int64?
  package var selfParts: [ClosedRange<Int64>]
  package var isCritical: Bool
  package var retries: Int
  /// The ARN of the resource it is about, where one is held.
  package var resource: ResourceID?
  /// The request id of a Lambda function's run, where the segment says it.
  package var requestID: String?
  /// Index of the try that it belongs to, by the segment's request.
  package var root: Int
}

/// Log lines.
package struct LogsAnswer: Sendable {
  package var lines: [LogLine]
  package var hasMore: Bool
  /// Why there are none.
  package var empty: String
  package var groups: [String]
}
