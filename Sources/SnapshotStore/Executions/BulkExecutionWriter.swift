import ServerlessModel

/// Writes executions straight into chunks, for imports; all calls belong inside one transaction.
///
/// Rows may come in any order and more than once: what overlaps is merged by `finish`.
final class BulkExecutionWriter {
  private let database: Connection
  private let interner: Interner
  private let chunks: ChunkTable
  private var rollups: RollupAccumulator
  private let waiting = WaitingRows()
  /// The row of the execution at hand; a new set for each would be two allocations.
  private var one = RowSet()
  /// The last start stored of each resource, by its number; `Int64.min` for none.
  private var lastStored: [Int64] = []
  private var overlapping: Set<UInt32> = []
  private var newest = Int64.min

  /// A writer on a raw connection, whose file may hold executions already.
  init(_ database: Connection) throws {
    self.database = database
    interner = try Interner(database)
    chunks = try ChunkTable(database)
    rollups = try RollupAccumulator(database)
  }

  /// The number of a resource, for `ExecutionRow.resource`.
  func intern(resource: ResourceID) throws -> UInt32 {
    let id = try interner.id(of: resource)
    try makeRoom(for: id)
    return id
  }

  /// The number of a text, for `ExecutionRow.version` and the texts of `ExecutionExtra`.
  func intern(_ text: String) throws -> UInt32 { try interner.id(of: text) }

  /// The number of a log group and stream, for `ExecutionRow.origin`.
  func intern(logGroup: String?, logStream: String?) throws -> UInt32 {
    try interner.origin(logGroup: logGroup, logStream: logStream)
  }

  /// Adds one execution.
  func append(_ execution: Execution) throws {
    one.removeAll()
    try interner.append(execution, to: &one)
    guard let row = one.rows.first else { return }
    try makeRoom(for: row.resource)
    if let extra = one.extra(at: 0) { try append(row, extra: extra) } else { try append(row) }
  }

  /// Adds one row of an interned resource.
  func append(_ row: ExecutionRow) throws {
    try withUnsafePointer(to: row) { try append(UnsafeBufferPointer(start: $0, count: 1)) }
  }

  /// Adds many rows of interned resources, which have no extras: the fastest way.
  func append(contentsOf rows: [ExecutionRow]) throws {
    try rows.withUnsafeBufferPointer { try append($0) }
  }

  private func append(_ rows: UnsafeBufferPointer<ExecutionRow>) throws {
    var index = 0
    while index < rows.count {
      index = try waiting.add(rows, from: index)
      let last = rows[index - 1].resource
      if waiting.isFull(Int(last)) { try flush(last) }
    }
  }

  /// Adds one row of an interned resource with what is kept beside it.
  func append(_ row: ExecutionRow, extra: ExecutionExtra) throws {
    try waiting.add(row, extra: extra)
    if waiting.isFull(Int(row.resource)) { try flush(row.resource) }
  }

  /// Says what resources belong to; the same as `ColumnWriter.setMembership`, which must not be used while rows wait here.
  func setMembership(_ members: [Membership]) throws {
    try rollups.close()
    try ColumnWriter(database).setMembership(members)
    rollups = try RollupAccumulator(database)
  }

  private func makeRoom(for resource: UInt32) throws(ColumnError) {
    let place = Int(resource)
    waiting.makeRoom(below: place + 1)
    while lastStored.count <= place { lastStored.append(.max) }
    guard lastStored[place] == .max else { return }
    let statement = try Statement(
      "SELECT max(t1) FROM run_chunk WHERE resource = ?1", on: database)
    statement.bind(Int64(resource))
    lastStored[place] = try statement.step() && !statement.isNull(0) ? statement.int(0) : .min
  }

  /// Stores what waits of one resource; the rows of the last millisecond stay, so that chunks do not meet in it.
  private func flush(_ resource: UInt32, all: Bool = false) throws(ColumnError) {
    let place = Int(resource)
    waiting.unify(place)
    let slice = waiting.slice(of: place)
    guard let first = slice.rows.first, let last = slice.rows.last else { return }
    var end = slice.count
    if !all, first.start < last.start {
      while slice.rows[end - 1].start == last.start { end -= 1 }
    }
    let latest = slice.rows[end - 1].start
    if first.start <= lastStored[place], lastStored[place] != .max { overlapping.insert(resource) }
    lastStored[place] = max(lastStored[place], latest)
    newest = max(newest, latest)
    try chunks.insert(slice[0..<end])
    try rollups.add(slice[0..<end], of: resource)
    waiting.removeFirst(end, of: place)
  }

  /// Stores all that waits and merges chunks that overlap; more rows may follow it.
  func finish() throws {
    for resource in 0..<waiting.count { try flush(UInt32(resource), all: true) }
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
