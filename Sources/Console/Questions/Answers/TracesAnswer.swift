package import InsightEngine
package import ServerlessModel

/// Traces of a place, newest first.
package struct TracesAnswer: Sendable {
  package var traces: [TraceDigest]
  /// Whether older ones of the window are held too.
  package var hasMore: Bool
  /// Why there are none.
  package var empty: String
}

/// Who calls whom in a place, by its recorded traces.
package struct MapAnswer: Sendable {
  package var map: ServiceMap
  /// The health of each node that is a resource, by the node's index.
  package var health: [Int: NodeHealth]
  /// Runs of the window that were counted, whether traced or not; `nil` where none were.
  package var runs: Int?
  /// Runs that the traces hold.
  package var tracedRuns: Int
  /// Whether older traces of the window are held and were not read.
  package var hasMore: Bool
  /// Covered minutes of the window, which rates divide by.
  package var minutes: Double
  /// Of what time X-Ray's own counts are in it; `nil` where none are.
  package var counted: TimeSpan?
  /// Why there are no traces.
  package var empty: String

  /// The health of one resource.
  package struct NodeHealth: Hashable, Sendable {
    package var health: HealthFigure
    package var findings: FindingCounts
  }
}
