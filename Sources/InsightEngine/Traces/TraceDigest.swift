package import ServerlessModel

/// What a list says of one trace.
package struct TraceDigest: Hashable, Sendable {
  /// Its X-Ray id.
  package var id: TraceID
  /// The account it was read from.
  package var account: String
  /// The region it was read from.
  package var region: String
  /// When its first segment began.
  package var start: Instant
  /// From the first start to the last end known; `nil` while nothing of it ended.
  package var duration: Elapsed?
  /// The name of the segment that no other called.
  package var root: String
  /// The HTTP status that the root answered with.
  package var status: Int?
  /// What it passed through, in the order it was met.
  package var services: [String]
  /// Segments and subsegments.
  package var segments: Int
  /// Calls that failed of themselves, not because a call below them did.
  package var failures: Int
  /// Whether any segment is an error, a fault, throttled, or still open.
  package var marks: Set<Mark>
  /// The keys and values that code set for searching.
  package var annotations: [String: String]

  /// What a trace is marked with.
  package enum Mark: Hashable, Sendable, CaseIterable {
    case error, fault, throttle, open
  }

  /// Sums up a trace as it was known at a moment; `nil` where it had not begun.
  package init?(_ trace: Trace, at moment: Instant, _ resources: SegmentResources) {
    let tree = TraceTree(trace, at: moment)
    guard let first = tree.nodes.first, let start = tree.nodes.map(\.segment.startUs).min() else {
      return nil
    }
    let segments = tree.nodes.map(\.segment)
    id = trace.id
    account = trace.account
    region = trace.region
    self.start = Instant(milliseconds: start / 1000)
    duration = segments.compactMap(\.endUs).max().map { Elapsed(microseconds: max(0, $0 - start)) }
    root = first.segment.name
    status = first.segment.http?.status
    self.segments = segments.count
    services = TracePoint.points(of: tree, account: trace.account, resources)
      .compactMap { $0?.name }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    failures =
      tree.nodes.filter { node in
        node.segment.hasFailed && !node.children.contains { tree.nodes[$0].segment.hasFailed }
      }.count
    marks = segments.reduce(into: []) { $0.formUnion($1.marks) }
    annotations = segments.reduce(into: [:]) { $0.merge($1.annotations) { first, _ in first } }
  }
}

extension Segment {
  /// Whether the call failed: an error, a fault, or a throttled request.
  package var hasFailed: Bool { error || fault || throttle }

  fileprivate var marks: [TraceDigest.Mark] {
    let all: [(TraceDigest.Mark, Bool)] = [
      (.error, error), (.fault, fault), (.throttle, throttle), (.open, endUs == nil),
    ]
    return all.filter(\.1).map(\.0)
  }
}
