import ServerlessModel
import SnapshotStore

extension IncidentCut {
  /// Runs that began or ended in the window, and the errors in it, a function at a time.
  mutating func copyRuns() throws {
    for resource in selection.resources where resource.kind == .lambdaFunction {
      var batch = SnapshotBatch()
      let runs = try runs(of: resource.id)
      batch.executions = runs.map { scrubber.execution($0) }
      batch.errors = try errors(of: resource.id).map { scrubber.error($0) }
      try writer.write(batch)
      held.executions += runs.count
    }
  }

  /// A run counts where it ends, so that those under way when the window begins are needed for its figures.
  private func runs(of id: ResourceID) throws -> [Execution] {
    let begun = TimeSpan(
      start: options.span.start.adding(seconds: -Self.longestRunSeconds), end: options.span.end)
    let query = ExecutionQuery(
      span: begun, at: Instant(milliseconds: .max), resources: [id], ascending: true, limit: .max)
    return try reader.page(query).rows.filter {
      $0.start >= options.span.start || ($0.end ?? $0.start) >= options.span.start
    }
  }

  /// - Source: AWS Lambda Developer Guide, "Lambda quotas", function timeout.
  private static let longestRunSeconds: Int64 = 900

  private func errors(of id: ResourceID) throws -> [ErrorRecord] {
    try reader.errorGroups(in: options.span, resources: [id]).flatMap {
      try reader.errorRecords(in: $0.id, span: options.span, limit: .max)
        .filter { $0.resource == id }
    }
  }

  mutating func copyMetrics() throws {
    let wanted = try reader.seriesIDs(account: nil, namespace: nil)
      .filter { selection.holds($0) }
    for some in stride(from: 0, to: wanted.count, by: 200) {
      var batch = SnapshotBatch()
      for id in wanted[some..<min(some + 200, wanted.count)] {
        let points = try reader.points(of: id, in: wideSpan)
        guard !points.isEmpty else { continue }
        held.points += points.count
        batch.points.append(scrubber.series(Series(id: id, points: points)))
      }
      try writer.write(batch)
    }
  }

  /// A group at a time, so that no more than its window is in memory.
  mutating func copyLines() throws {
    for group in try reader.logGroups().filter({ selection.holds($0) }) {
      var plain: [LogBlock] = []
      try reader.forEachLogBlock(of: group, in: options.span) { blocks, _ in plain += blocks }
      var batch = SnapshotBatch()
      batch.logBlocks = plain.map { scrubber.block($0) }
      try writer.write(batch)
      held.logLines += plain.reduce(0) { $0 + $1.count }
    }
  }

  /// Whole traces, also what others did in them: a waterfall with holes explains nothing.
  mutating func copyTraces() throws {
    var seen: Set<TraceID> = []
    for resource in selection.resources {
      var batch = SnapshotBatch()
      for trace in try reader.everyTrace(through: resource.id, in: options.span)
      where seen.insert(trace.id).inserted {
        batch.traces.append(scrubber.trace(trace))
      }
      if !batch.traces.isEmpty { try writer.write(batch) }
    }
    if selection.isWhole { try copyTracesOfNone(&seen) }
    held.traces = seen.count
  }

  /// Traces through nothing that the inventory names.
  private mutating func copyTracesOfNone(_ seen: inout Set<TraceID>) throws {
    var batch = SnapshotBatch()
    for summary in try reader.traceSummaries(in: options.span, limit: .max)
    where selection.holds(account: summary.account, region: summary.region) {
      guard seen.insert(summary.id).inserted, let trace = try reader.trace(summary.id) else {
        continue
      }
      batch.traces.append(scrubber.trace(trace))
    }
    try writer.write(batch)
  }
}
