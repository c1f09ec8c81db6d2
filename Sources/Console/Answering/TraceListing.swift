package import InsightEngine
package import ServerlessModel

/// Reads traces of a stretch of time, as lists and maps want them.
package struct TraceListing {
  let reading: any SnapshotReading
  let window: Window

  /// Reads as of the window's end.
  package init(_ reading: any SnapshotReading, window: Window) {
    self.reading = reading
    self.window = window
  }

  /// The newest traces that passed through any of some resources; `nil` for all traces.
  package func traces(
    through resources: [ResourceID]?, limit: Int
  ) throws -> (rows: [Trace], hasMore: Bool) {
    let most = limit == .max ? limit : limit + 1
    guard let resources else {
      let found = try reading.traceSummaries(in: window.span, limit: most)
      let rows = try found.prefix(limit).compactMap { try reading.trace($0.id) }
      return (rows, found.count > limit)
    }
    var found: [TraceID: Trace] = [:]
    for resource in resources {
      let held = try reading.traces(through: resource, in: window.span, limit: most)
      for trace in held.value ?? [] { found[trace.id] = trace }
    }
    let rows = found.values.sorted {
      ($1.start ?? window.at, $1.id) < ($0.start ?? window.at, $0.id)
    }
    return (Array(rows.prefix(limit)), rows.count > limit)
  }

  /// What a list says of each of the newest traces.
  package func digests(
    through resources: [ResourceID]?, limit: Int
  ) throws -> (rows: [TraceDigest], hasMore: Bool) {
    let held = SegmentResources(try reading.resources(at: window.at))
    let found = try traces(through: resources, limit: limit)
    return (found.rows.compactMap { TraceDigest($0, at: window.at, held) }, found.hasMore)
  }
}
