import ServerlessModel

/// Finds the resources that data speak of and that no inventory named, or named later.
struct ResourceSights {
  private var first: [ResourceID: Instant] = [:]

  /// The sights in a batch that tell something new.
  mutating func new(in batch: SnapshotBatch) -> [Resource] {
    var seen: [ResourceID: Instant] = [:]
    var places: [ResourceID: SeriesID] = [:]
    var last: (id: ResourceID, moment: Instant)?
    for index in batch.executions.indices {
      let (id, moment) = (batch.executions[index].resource, batch.executions[index].start)
      // Runs of one resource come in rows, mostly in order.
      if let last, last.id == id, last.moment <= moment { continue }
      note(id, moment, in: &seen)
      last = (id, moment)
    }
    for error in batch.errors { note(error.resource, error.time, in: &seen) }
    for series in batch.points {
      guard let resource = series.id.resource, let start = series.points.map(\.time).min() else {
        continue
      }
      note(resource, start, in: &seen)
      places[resource] = series.id
    }
    return seen.sorted { $0.key < $1.key }.compactMap { id, moment in
      first[id] = moment
      guard var found = Resource(arn: id.arn, validFrom: moment) else { return nil }
      // ARNs of buckets say neither account nor region; their metrics were asked for in both.
      if id.account.isEmpty, let place = places[id] {
        found.account = place.account
        found.region = place.region
      }
      return found
    }
  }

  mutating func forget() { first.removeAll() }

  private func note(_ id: ResourceID, _ moment: Instant, in seen: inout [ResourceID: Instant]) {
    if let known = seen[id] ?? first[id], known <= moment { return }
    seen[id] = moment
  }
}
