import ServerlessModel
import SnapshotStore

extension LaneRun {
  /// Writes what was read since the last time, in one commit.
  func commit(_ part: OncePart = .everything) async throws {
    var batch = answers.drain(fallback: time.now)
    if part == .inventory { batch.leaveOutConfigurations() }
    batch.coverage += extra.coverage
    batch.resources += extra.resources
    extra = SnapshotBatch()
    guard batch.holdsRows else { return }
    inventory.know(batch.resources)
    metrics.look(at: batch.points, now: time.now)
    traces.know(batch.traces)
    try await sink.write(batch)
    tell(
      .wrote(
        lane: lane.name, points: batch.points.reduce(0) { $0 + $1.points.count },
        resources: batch.resources.count, traces: batch.traces.count))
  }

  /// Notes what a whole question came to, which no single answer says.
  func cover(
    _ source: Coverage.Source, _ scope: String, _ span: TimeSpan, settled: Instant,
    _ outcome: Coverage.Outcome
  ) {
    extra.coverage.append(
      Coverage(
        account: lane.account, region: lane.region, source: source, scope: scope, span: span,
        settled: settled, outcome: outcome))
  }
}

extension SnapshotBatch {
  /// Says what there is, and not how it is set.
  fileprivate mutating func leaveOutConfigurations() {
    configurations = []
    coverage.removeAll { $0.source == .configuration }
  }

  /// Whether it says anything; accounts alone are said each time.
  var holdsRows: Bool {
    !(resources.isEmpty && configurations.isEmpty && relations.isEmpty && deployments.isEmpty
      && traces.isEmpty && points.isEmpty && alarms.isEmpty && quotas.isEmpty && coverage.isEmpty)
  }
}
