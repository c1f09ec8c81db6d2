import ServerlessModel

/// Writes executions into a recording that grows; each call belongs inside one transaction of the caller.
struct ColumnWriter {
  let database: Connection

  /// A writer on a raw connection.
  init(_ database: Connection) { self.database = database }

  /// Stores executions as one live block, all resources mixed; a run told before ends as one row, the finer one.
  func append(_ executions: [Execution]) throws(ColumnError) {
    guard !executions.isEmpty else { return }
    let interner = try Interner(database)
    var set = RowSet()
    set.reserve(executions.count)
    for run in executions { try interner.append(run, to: &set) }
    set.unify()
    let fresh = try placeHeld(set)
    if !fresh.isEmpty { try LiveTable(database).append(fresh) }
  }

  /// Merges the rows that chunks hold already into those, and returns the others.
  private func placeHeld(_ set: RowSet) throws(ColumnError) -> RowSet {
    guard let newest = try StateTable(database).value(.newestStart) else { return set }
    guard set.rows.contains(where: { $0.start <= newest }) else { return set }
    let merger = try ChunkMerger(database)
    var fresh = RowSet()
    var index = 0
    while index < set.count {
      var end = index
      while end < set.count, set.rows[end].resource == set.rows[index].resource { end += 1 }
      if set.rows[index].start <= newest {
        fresh.append(contentsOf: try merger.mergeHeld(set, index..<end))
      } else {
        for row in index..<end { fresh.append(set, at: row) }
      }
      index = end
    }
    try merger.close()
    return fresh
  }

  /// Says what resources belong to; only what differs from before costs.
  func setMembership(_ members: [Membership]) throws(ColumnError) {
    var move = MembershipMove(EntityTable(database))
    for member in members { try move.take(member) }
    guard move.changes else { return }
    try StateTable(database).raiseGeneration()
    let held = try move.moved.filterThrowing { (id) throws(ColumnError) in
      try !RollupTable.days(of: id, in: RollupTime.allDays, on: database).isEmpty
    }
    if !held.isEmpty { try RollupRebuilder(database).rebuild(held, alsoGroups: move.left) }
  }

  /// Sets how many requests of a resource were throttled in a minute.
  func setThrottles(
    _ points: [(resource: ResourceID, minute: Instant, count: Int)]
  ) throws(ColumnError) {
    let entities = EntityTable(database)
    let put = try Statement("INSERT OR REPLACE INTO run_throttle VALUES(?1, ?2, ?3)", on: database)
    let remove = try Statement(
      "DELETE FROM run_throttle WHERE resource = ?1 AND minute = ?2", on: database)
    var ids: [ResourceID: UInt32] = [:]
    for point in points {
      if ids[point.resource] == nil {
        ids[point.resource] = try entities.makeResource(point.resource)
      }
      guard let id = ids[point.resource] else { continue }
      let minute = RollupTime.floor(point.minute.milliseconds, RollupTime.minuteMs)
      if point.count > 0 {
        put.bind(Int64(id), minute, Int64(point.count))
        try put.run()
      } else {
        remove.bind(Int64(id), minute)
        try remove.run()
      }
    }
  }
}

extension Set {
  fileprivate func filterThrowing<E: Error>(
    _ passes: (Element) throws(E) -> Bool
  ) throws(E) -> Set {
    var kept: Set = []
    for element in self where try passes(element) { kept.insert(element) }
    return kept
  }
}
