import ServerlessModel

extension Touched {
  /// Notes what a batch brings that comes with every minute: runs, errors, lines and points.
  ///
  /// The rest may be held already and is noted where it is written; findings and tallies are read by no judgement.
  mutating func touch(flowsOf batch: SnapshotBatch) {
    for id in Self.resources(of: batch.executions) { touch(id, .executions) }
    for run in batch.withdrawn { touch(run.resource, .executions) }
    for error in batch.errors { touch(error.resource, .executions) }
    for error in batch.withdrawnErrors { touch(error.resource, .executions) }
    for block in batch.logBlocks { touch(linesOf: block.group) }
    for block in batch.relabelled { touch(linesOf: block.group) }
    for series in batch.points where !series.points.isEmpty { touch(pointsOf: series.id) }
  }

  private static func resources(of runs: [Execution]) -> Set<ResourceID> {
    var resources: Set<ResourceID> = []
    var last: ResourceID?
    for index in runs.indices where runs[index].resource != last {
      last = runs[index].resource
      resources.insert(runs[index].resource)
    }
    return resources
  }

  /// Lines tell when an environment began and ended too.
  private mutating func touch(linesOf group: LogGroupID) {
    touch(
      ResourceID(.logGroup, name: group.name, account: group.account, region: group.region), .logs)
    if let function = group.function { touch(function, [.logs, .executions]) }
  }

  private mutating func touch(pointsOf series: SeriesID) {
    guard let resource = series.resource else { return touch(.metrics) }
    touch(resource, series.isThrottles ? [.metrics, .executions] : .metrics)
  }
}
