package import ServerlessModel

/// What someone looks at: it is fetched first, and finer.
package struct CollectorFocus: Hashable, Sendable {
  package var resources: [ResourceID] = []
  package var logGroup: LogGroupID?
  /// The stream and the span of the run that is looked at.
  package var stream: String?
  package var span: TimeSpan?
  package var trace: TraceID?

  /// Looks at nothing.
  package init() {}

  /// Whether a lane has anything of it.
  func touches(_ lane: CollectorLane) -> Bool {
    trace != nil || logGroup.map { $0.account == lane.account && $0.region == lane.region } == true
      || resources.contains { id in
        (id.account == lane.account || id.account.isEmpty)
          && (id.region == lane.region || id.region.isEmpty)
      }
  }
}
