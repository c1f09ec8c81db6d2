extension ColumnWriter {
  /// Keeps no rows of the days before `day` from now on; false where that was said before.
  func beginThinning(before day: Int64) throws(ColumnError) -> Bool {
    let state = StateTable(database)
    guard day > (try state.firstWholeDay()) else { return false }
    try state.set(.thinnedDay, day)
    try state.raiseGeneration()
    return true
  }

  /// Takes rows of days that are not kept out of some chunks, once their minutes are counted; true while more are left.
  ///
  /// Each call is a whole transaction: a resource's day is in its rows or in its rollups, never in neither.
  func thin(chunks limit: Int = 256) throws(ColumnError) -> Bool {
    let end = try StateTable(database).firstWholeDay()
    guard end > RollupTime.allDays.lowerBound else { return false }
    let chunks = try ChunkTable(database)
    var read = 0
    var isMoreLeft = true
    while isMoreLeft, read < limit {
      guard let (resource, day) = try oldest(before: end) else {
        isMoreLeft = false
        continue
      }
      read += try thin(resource, day, chunks)
    }
    guard read > 0 else { return false }
    try chunks.close()
    try FilterTable(database).sweep()
    try FilterTable(database).consolidate(atLeast: 16)
    try StateTable(database).raiseGeneration()
    return isMoreLeft
  }

  /// A resource that has rows of days before one, and the oldest of its days.
  private func oldest(before day: Int64) throws(ColumnError) -> (UInt32, Int64)? {
    let statement = try Statement(
      "SELECT resource, min(known0) FROM run_chunk WHERE known0 < ?1 GROUP BY resource LIMIT 1",
      on: database)
    statement.bind(day &* RollupTime.dayMs)
    guard try statement.step() else { return nil }
    return (
      UInt32(truncatingIfNeeded: statement.int(0)), RollupTime.day(of: statement.int(1))
    )
  }

  /// Takes the rows of one resource and day out; answers how many chunks held some.
  private func thin(
    _ resource: UInt32, _ day: Int64, _ chunks: ChunkTable
  ) throws(ColumnError) -> Int {
    let end = (day + 1) &* RollupTime.dayMs
    let headers = try chunks.headers(of: resource).filter { $0.known.least < end }
    let held = try RollupTable(database).day(resource, day)
    if held?.hours.contains(where: { $0.minutes == nil }) ?? true {
      try countMinutes(of: resource, day, in: headers, chunks)
    }
    for header in headers {
      let set = header.known.most < end ? RowSet() : try chunks.rows(of: header)
      let kept = set.filtered { $0.known(set.extra(of: $0)) >= end }
      try chunks.delete(header)
      if !kept.isEmpty { try chunks.insert(kept) }
    }
    return headers.count
  }

  /// Replaces the rollups of a day by ones that hold every minute, which were left to the columns.
  private func countMinutes(
    of resource: UInt32, _ day: Int64, in headers: [ChunkHeader], _ chunks: ChunkTable
  ) throws(ColumnError) {
    try RollupTable.delete(resource, day...day, on: database)
    let counted = try RollupAccumulator(
      database, resources: [resource], groups: [], days: day...day)
    for header in headers { try counted.add(try chunks.rows(of: header), of: resource) }
    try counted.close()
  }
}
