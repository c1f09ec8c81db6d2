extension ColumnWriter {
  private static let blockLimit = 256
  private static let hourMs: Int64 = 3_600_000
  /// A run may take 15 minutes: younger ones that still run wait for their end in a live block.
  private static let longestRunMs: Int64 = 960_000

  /// Whether an hour of data, or 256 blocks, wait, or a compaction was left unfinished.
  func needsCompaction() throws(ColumnError) -> Bool {
    if (try StateTable(database).value(.compactedBlock) ?? 0) > 0 { return true }
    guard let live = try LiveTable(database).extent() else { return false }
    return live.blocks >= Self.blockLimit
      || live.last.subtractingClamped(live.first) >= Self.hourMs + Self.longestRunMs
  }

  /// Moves the live rows of up to `resources` resources into chunks; true while more are left.
  ///
  /// Each call is a whole transaction: what is moved is marked, and the blocks go with the last of it.
  func compact(resources: Int = 50, everything: Bool = false) throws(ColumnError) -> Bool {
    let state = StateTable(database)
    var last = try state.value(.compactedBlock) ?? 0
    if last == 0 {
      guard try LiveTable(database).extent() != nil else { return false }
      last = try state.value(.lastBlock) ?? 0
      try state.set(.compactedBlock, last)
      try state.set(.compactedResource, 0)
    }
    var old = RowSet()
    var new = RowSet()
    var newest = Int64.min
    try LiveTable(database).blocks { (id, set) throws(ColumnError) in
      if id <= last { old.append(contentsOf: set) } else { new.append(contentsOf: set) }
      for row in set.rows { newest = max(newest, row.start) }
    }
    old.unify()
    new.unify()
    let youngest = everything ? Int64.max : newest.subtractingClamped(Self.longestRunMs)
    let more = try move(old, waiting: new, youngest: youngest, resources: resources)
    if !more { try finishCompaction(upTo: last) }
    try state.raiseGeneration()
    return more
  }

  private func move(
    _ set: RowSet, waiting: RowSet, youngest: Int64, resources: Int
  ) throws(ColumnError) -> Bool {
    let chunks = try ChunkTable(database)
    let rollups = try RollupAccumulator(database)
    let state = StateTable(database)
    var kept = RowSet()
    var index = 0
    var moved = 0
    while index < set.count, moved < max(1, resources) {
      let resource = set.rows[index].resource
      var ready = RowSet()
      while index < set.count, set.rows[index].resource == resource {
        let row = set.rows[index]
        if waiting.holds(row) || (row.isRunning && row.start > youngest) {
          kept.append(set, at: index)
        } else {
          ready.append(set, at: index)
        }
        index += 1
      }
      if let last = ready.rows.last {
        try chunks.insert(ready)
        try rollups.add(ready, of: resource)
        try state.noteStart(last.start)
      }
      try state.set(.compactedResource, Int64(resource))
      moved += 1
    }
    try chunks.close()
    try rollups.close()
    if !kept.isEmpty { try LiveTable(database).append(kept) }
    return index < set.count
  }

  private func finishCompaction(upTo block: Int64) throws(ColumnError) {
    try LiveTable(database).delete(upTo: block)
    let state = StateTable(database)
    try state.set(.compactedBlock, 0)
    try state.set(.compactedResource, 0)
    try FilterTable(database).consolidate(atLeast: 16)
  }

  /// Makes full chunks of neighbouring small ones, for up to `resources` resources; true while more are left.
  func mergeSmallChunks(resources: Int = 50) throws(ColumnError) -> Bool {
    let found = try resourcesWithSmallChunks(limit: resources)
    guard !found.isEmpty else {
      try FilterTable(database).sweep()
      try FilterTable(database).consolidate(atLeast: 16)
      return false
    }
    let chunks = try ChunkTable(database)
    for resource in found { try mergeSmall(of: resource, chunks) }
    try chunks.close()
    try FilterTable(database).sweep()
    try StateTable(database).raiseGeneration()
    return true
  }

  private func resourcesWithSmallChunks(limit: Int) throws(ColumnError) -> [UInt32] {
    let statement = try Statement(
      """
      SELECT DISTINCT resource FROM (
        SELECT resource, n + lag(n) OVER w AS both, t0, t1,
          min(t0, lag(t0) OVER w) AS first, max(t1, lag(t1) OVER w) AS last
        FROM run_chunk WINDOW w AS (PARTITION BY resource ORDER BY t0, id))
      WHERE both <= \(ChunkEncoder.fullCount)
        AND last * 1.0 - first < \(ChunkTable.longestSpan) LIMIT ?1
      """, on: database)
    statement.bind(Int64(max(1, limit)))
    var found: [UInt32] = []
    while try statement.step() { found.append(UInt32(truncatingIfNeeded: statement.int(0))) }
    return found
  }

  /// Merges every stretch of neighbours of which each two fit into one chunk; that always leaves fewer chunks.
  private func mergeSmall(of resource: UInt32, _ chunks: ChunkTable) throws(ColumnError) {
    var run: [ChunkHeader] = []
    for header in try chunks.headers(of: resource) {
      if !run.canTake(header) {
        try merge(run, chunks)
        run = []
      }
      run.append(header)
    }
    try merge(run, chunks)
  }

  private func merge(_ run: [ChunkHeader], _ chunks: ChunkTable) throws(ColumnError) {
    guard run.count > 1 else { return }
    var set = RowSet()
    for header in run {
      set.append(contentsOf: try chunks.rows(of: header))
      try chunks.delete(header)
    }
    set.sort()
    try chunks.insert(set)
  }

  /// Moves every live row into chunks, those that waited during an unfinished compaction too.
  func compactAll() throws(ColumnError) {
    while try LiveTable(database).extent() != nil {
      while try compact(resources: .max, everything: true) {}
    }
  }

  /// Moves every live row into chunks and merges small ones, for a recording about to be closed.
  func settle() throws(ColumnError) {
    try compactAll()
    while try mergeSmallChunks(resources: .max) {}
    try FilterTable(database).consolidate(atLeast: 2)
  }
}

extension [ChunkHeader] {
  /// Whether the last chunk and this one fit into one.
  fileprivate func canTake(_ header: ChunkHeader) -> Bool {
    guard let last else { return false }
    return last.count + header.count <= ChunkEncoder.fullCount
      && ChunkTable.fits(last.starts.least, Swift.max(last.starts.most, header.starts.most))
  }
}
