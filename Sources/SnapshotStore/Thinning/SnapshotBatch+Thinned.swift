import ServerlessModel

extension SnapshotBatch {
  /// Without what thinning takes out: counted before, it would be counted again.
  func thinned(before mark: Instant) -> SnapshotBatch {
    var batch = self
    batch.executions.removeAll { ($0.end ?? $0.start) < mark }
    batch.traces.removeAll { $0.start ?? mark < mark }
    batch.logBlocks = logBlocks.map { $0.thinned(before: mark.milliseconds) }
    return batch
  }
}

extension LogBlock {
  fileprivate func thinned(before mark: Int64) -> LogBlock {
    guard times.contains(where: { $0 < mark }) else { return self }
    var kept = LogBlock(group: group, stream: stream)
    for line in times.indices where times[line] >= mark { kept.copy(line, of: self) }
    return kept
  }
}
