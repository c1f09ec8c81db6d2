import InsightEngine
package import ServerlessModel

/// One run with all that is held of it.
package struct ExecutionAnswer: Sendable {
  package var execution: Execution
  /// The answer in one sentence.
  package var sentence: String
  package var severity: Severity?
  package var lineage: Lineage
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
  /// Its X-Ray id.
  package var id: TraceID
  /// When its first segment began.
  package var start: Instant
  /// From the first start to the last end known, in microseconds.
  package var durationUs: Int64
  /// Its calls, parents before children.
  package var calls: [CallRow]
  /// Those of one run; `nil` where the trace is not asked for with a run, or holds no segment of it.
  package var ownCalls: Range<Int>?
  /// Whether X-Ray kept it.
  package var sampled: Bool
  /// Why there is no trace.
  package var missing: String?
  /// The account it was read from.
  package var account: String
  /// The region it was read from.
  package var region: String
}

/// One segment or subsegment as a row of a waterfall.
package struct CallRow: Sendable {
  /// 0 at the root.
  package var depth: Int
  /// The whole document.
  package var segment: Segment
  /// Service and operation, or the host.
  package var name: String
  /// Microseconds from the start of the trace.
  package var startUs: Int64
  /// Microseconds from the start of the trace; of an open call, as far as is known.
  package var endUs: Int64
  /// Its own time less that of its calls, in microseconds; `nil` while open.
  package var selfUs: Int64?
  /// When none of its calls ran, from the start of the trace.
  package var selfParts: [ClosedRange<Int64>]
  /// Whether it lies on the critical path of the trace.
  package var isCritical: Bool
  /// Whether it lies on the critical path of the run that was asked about.
  package var isCriticalInRun: Bool
  /// Retries that its SDK made.
  package var retries: Int
  /// The ARN of the resource it is about, where one is held.
  package var resource: ResourceID?

  /// Whether its end is not known yet.
  package var isOpen: Bool { segment.endUs == nil }
}

/// Log lines.
package struct LogsAnswer: Sendable {
  package var lines: [LogLine]
  package var hasMore: Bool
  /// Why there are none.
  package var empty: String
  package var groups: [String]
  /// The share of all lines that was kept, where it was not all of them; 0 where the share is not known.
  package var recordedShare: Double? = nil
  /// The field and value by which runs without a trace were followed.
  var followed: String? = nil
  /// Where the lines stand among all of a listing; `nil` for the lines of one run.
  package var window: LogWindow? = nil
}

/// Where the lines of an answer stand among all that a listing has.
package struct LogWindow: Sendable {
  /// The place of each line.
  package var places: [LogPlace]
  package var hasEarlier: Bool
  package var hasLater: Bool
  /// Where the first line stands; `nil` where that would take a count of all.
  package var position: LogPosition?
  /// The warning or error that was looked for.
  package var problem: LogPlace?
  /// How far back or on a search that takes long was carried.
  package var searchedBackTo: Instant?
  package var searchedOnTo: Instant?
}

extension LogsAnswer {
  /// How many lines there are: `6 lines`, or `3 of about 25 lines recorded`.
  var countWords: String {
    guard let share = recordedShare else { return Format.counted(lines.count, "line") }
    let held = Format.count(lines.count)
    guard share > 0 else {
      return "\(Format.counted(lines.count, "line")); more were not recorded"
    }
    let all = Int(min(1e9, (Double(lines.count) / share).rounded()))
    return "\(held) of about \(Format.counted(all, "line")) recorded"
  }
}
