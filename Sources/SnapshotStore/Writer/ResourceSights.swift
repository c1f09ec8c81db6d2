import ServerlessModel

/// Finds the resources that data speak of and that no inventory named, or named later.
struct ResourceSights {
  private var first: [ResourceID: Instant] = [:]

  /// The sights in a batch that tell something new.
  mutating func new(in batch: SnapshotBatch) -> [Resource] {
    var seen: [ResourceID: Instant] = [:]
    var last: (id: ResourceID, moment: Instant)?
    for run in batch.executions {
      // Runs of one resource come in rows, mostly in order.
      if let last, last.id == run.resource, last.moment <= run.start { continue }
      note(run.resource, run.start, in: &seen)
      last = (run.resource, run.start)
    }
    for error in batch.errors { note(error.resource, error.time, in: &seen) }
    for series in batch.points {
      guard let resource = series.id.resource, let start = series.points.map(\.time).min() else {
        continue
      }
      note(resource, start, in: &seen)
    }
    return seen.sorted { $0.key < $1.key }.compactMap { id, moment in
      first[id] = moment
      return Resource(arn: id.arn, validFrom: moment)
    }
  }

  mutating func forget() { first.removeAll() }

  private func note(_ id: ResourceID, _ moment: Instant, in seen: inout [ResourceID: Instant]) {
    if let known = seen[id] ?? first[id], known <= moment { return }
    seen[id] = moment
  }
}
