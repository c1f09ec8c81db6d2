package import ServerlessModel

/// Writes executions straight into chunks, for imports; all calls belong inside one transaction.
///
/// Rows may come in any order and more than once: what overlaps is merged by `finish`.
package final class BulkExecutionWriter {
  private let database: OpaquePointer
  private let interner: Interner
  private let chunks: ChunkTable
  private var rollups: RollupAccumulator
  private var waiting: [RowSet] = []
  /// The last start stored of each resource, by its number; `Int64.min` for none.
  private var lastStored: [Int64] = []
  private var overlapping: Set<UInt32> = []
  private var newest = Int64.min

  /// A writer on a raw connection, whose file may hold executions already.
  package init(_ database: OpaquePointer) throws {
    self.database = database
    interner = try Interner(database)
    chunks = try ChunkTable(database)
    rollups = try RollupAccumulator(database)
  }

  /// The number of a resource, for `ExecutionRow.resource`.
  package func intern(resource: ResourceID) throws -> UInt32 {
    let id = try interner.id(of: resource)
    try makeRoom(for: id)
    return id
  }

  /// The number of a text, for `ExecutionRow.version` and the texts of `ExecutionExtra`.
  package func intern(_ text: String) throws -> UInt32 { try interner.id(of: text) }

  /// The number of a log group and stream, for `ExecutionRow.origin`.
  package func intern(logGroup: String?, logStream: String?) throws -> UInt32 {
    try interner.origin(logGroup: logGroup, logStream: logStream)
  }

  /// Adds one execution.
  package func append(_ execution: Execution) throws {
    var set = RowSet()
    try interner.append(execution, to: &set)
    guard let row = set.rows.first else { return }
    try makeRoom(for: row.resource)
    if let extra = set.extra(at: 0) { try append(row, extra: extra) } else { try append(row) }
  }

  /// Adds one row of an interned resource.
  package func append(_ row: ExecutionRow) throws {
    try withUnsafePointer(to: row) { try append(UnsafeBufferPointer(start: $0, count: 1)) }
  }

  /// Adds many rows of interned resources, which have no extras: the fastest way.
  package func append(contentsOf rows: [ExecutionRow]) throws {
    try rows.withUnsafeBufferPointer { try append($0) }
  }

  private func append(_ rows: UnsafeBufferPointer<ExecutionRow>) throws {
    // A local, so that each row does not pay for a check of access to a property.
    var sets = waiting
    waiting = []
    defer { waiting = sets }
    try sets.withUnsafeMutableBufferPointer { sets in
      for row in rows {
        let place = Int(row.resource)
        guard place < sets.count else { throw ColumnError.damaged("resource was not interned") }
        if sets[place].append(row) >= ChunkEncoder.fullCount {
          try flush(row.resource, &sets[place])
        }
      }
    }
  }

  /// Adds one row of an interned resource with what is kept beside it.
  package func append(_ row: ExecutionRow, extra: ExecutionExtra) throws {
    let place = Int(row.resource)
    guard place < waiting.count else { throw ColumnError.damaged("resource was not interned") }
    waiting[place].append(row, extra: extra)
    guard waiting[place].count >= ChunkEncoder.fullCount else { return }
    var set = waiting[place]
    waiting[place] = RowSet()
    try flush(row.resource, &set)
    waiting[place] = set
  }

  /// Says what resources belong to; the same as `ColumnWriter.setMembership`, which must not be used while rows wait here.
  func setMembership(_ members: [Membership]) throws {
    try rollups.close()
    try ColumnWriter(database).setMembership(members)
    rollups = try RollupAccumulator(database)
  }

  private func makeRoom(for resource: UInt32) throws(ColumnError) {
    let place = Int(resource)
    while waiting.count <= place {
      waiting.append(RowSet())
      lastStored.append(.max)
    }
    guard lastStored[place] == .max else { return }
    let statement = try Statement(
      "SELECT max(t1) FROM run_chunk WHERE resource = \(resource)", on: database)
    lastStored[place] = try statement.step() && !statement.isNull(0) ? statement.int(0) : .min
  }

  /// Stores what waits of one resource; the rows of the last millisecond stay, so that chunks do not meet in it.
  private func flush(
    _ resource: UInt32, _ set: inout RowSet, all: Bool = false
  ) throws(ColumnError) {
    let place = Int(resource)
    set.unify()
    guard let first = set.rows.first, let last = set.rows.last else { return }
    var kept = RowSet()
    if !all, first.start < last.start {
      var end = set.count
      while set.rows[end - 1].start == last.start { end -= 1 }
      for index in end..<set.count { kept.append(set, at: index) }
      set.removeLast(set.count - end)
    }
    if first.start <= lastStored[place], lastStored[place] != .max { overlapping.insert(resource) }
    guard let stored = set.rows.last else { return }
    lastStored[place] = max(lastStored[place], stored.start)
    newest = max(newest, stored.start)
    try chunks.insert(set)
    try rollups.add(set, of: resource)
    set.removeAll()
    set.append(contentsOf: kept)
  }

  /// Stores all that waits and merges chunks that overlap; more rows may follow it.
  package func finish() throws {
    for resource in waiting.indices where !waiting[resource].isEmpty {
      try flush(UInt32(resource), &waiting[resource], all: true)
    }
    try rollups.close()
    let overlaps = ChunkOverlaps(database, chunks)
    var recount: Set<UInt32> = []
    for resource in overlapping.sorted() where try overlaps.resolve(resource) {
      recount.insert(resource)
    }
    overlapping = []
    try chunks.close()
    let filter = FilterTable(database)
    try filter.sweep()
    try filter.consolidate(atLeast: 4)
    if !recount.isEmpty { try RollupRebuilder(database).rebuild(recount) }
    rollups = try RollupAccumulator(database)
    let state = StateTable(database)
    if newest != .min { try state.noteStart(newest) }
    try state.raiseGeneration()
  }
}
