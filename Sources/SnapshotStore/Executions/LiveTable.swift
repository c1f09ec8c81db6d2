/// The blocks of rows that wait for compaction, one a transaction, all resources mixed.
struct LiveTable {
  /// Rows in one block at most.
  private static let blockLimit = 16_384

  private let database: Connection

  /// The blocks on `database`.
  init(_ database: Connection) { self.database = database }

  /// Stores rows as one block, or as several where they are many or lie years apart.
  func append(_ set: RowSet) throws(ColumnError) {
    let state = StateTable(database)
    var last = try state.value(.lastBlock) ?? 0
    let insert = try Statement("INSERT INTO run_live VALUES(?1, ?2, ?3, ?4, ?5)", on: database)
    let rows = set.rows.sorted { $0.start < $1.start }
    var encoder = ChunkEncoder()
    var start = 0
    while start < rows.count {
      var end = min(rows.count, start + Self.blockLimit)
      while end > start + 1, !ChunkTable.fits(rows[start].start, rows[end - 1].start) {
        end = start + (end - start) / 2
      }
      let (header, bytes) = Self.encode(rows[start..<end], set.extras, &encoder)
      last += 1
      insert.bind(last, Int64(header.count), header.starts.least, header.starts.most)
      try insert.run(bytes: bytes, at: 5)
      start = end
    }
    try state.set(.lastBlock, last)
  }

  private static func encode(
    _ rows: ArraySlice<ExecutionRow>, _ extras: [ExecutionExtra], _ encoder: inout ChunkEncoder
  ) -> (ChunkHeader, [UInt8]) {
    let header = rows.withUnsafeBufferPointer {
      encoder.encode(RowSlice($0, extras), mixed: true)
    }
    var writer = ByteWriter()
    writer.varint(UInt64(encoder.hot.count))
    writer.append(encoder.hot.bytes)
    writer.append(encoder.cold.bytes)
    return (header, writer.bytes)
  }

  /// Takes sorted rows out of the blocks that hold them.
  func remove(_ set: RowSet) throws(ColumnError) {
    let starts = set.rows.map(\.start)
    guard let first = starts.min(), let last = starts.max() else { return }
    for (id, held) in try blocks(from: first, to: last) {
      let kept = held.filtered { !set.holds($0) }
      if kept.isEmpty {
        try delete(block: id)
      } else if kept.count < held.count {
        try put(kept, in: id)
      }
    }
  }

  private func blocks(
    from first: Int64, to last: Int64
  ) throws(ColumnError) -> [(id: Int64, rows: RowSet)] {
    let statement = try Statement(
      "SELECT id, data FROM run_live WHERE t1 >= ?1 AND t0 <= ?2", on: database)
    statement.bind(first, last)
    let decoder = ChunkDecoder()
    var found: [(id: Int64, rows: RowSet)] = []
    while try statement.step() {
      found.append((statement.int(0), try Self.decode(statement.bytes(1), decoder)))
    }
    return found
  }

  private func put(_ set: RowSet, in block: Int64) throws(ColumnError) {
    var encoder = ChunkEncoder()
    let (header, bytes) = Self.encode(set.rows[...], set.extras, &encoder)
    let update = try Statement(
      "UPDATE run_live SET n = ?2, t0 = ?3, t1 = ?4, data = ?5 WHERE id = ?1", on: database)
    update.bind(block, Int64(header.count), header.starts.least, header.starts.most)
    try update.run(bytes: bytes, at: 5)
  }

  private func delete(block: Int64) throws(ColumnError) {
    let statement = try Statement("DELETE FROM run_live WHERE id = ?1", on: database)
    statement.bind(block)
    try statement.run()
  }

  /// The rows of each block after `last`, without those that a compaction has already put into chunks.
  func blocks(
    after last: Int64 = 0, _ body: (_ id: Int64, RowSet) throws(ColumnError) -> Void
  ) throws(ColumnError) {
    let state = StateTable(database)
    let done = try state.value(.compactedBlock) ?? 0
    let resource = try state.value(.compactedResource) ?? 0
    let statement = try Statement(
      "SELECT id, data FROM run_live WHERE id > ?1 ORDER BY id", on: database)
    statement.bind(last)
    let decoder = ChunkDecoder()
    while try statement.step() {
      let id = statement.int(0)
      var set = try Self.decode(statement.bytes(1), decoder)
      if id <= done { set = set.filtered { Int64($0.resource) > resource } }
      try body(id, set)
    }
  }

  private static func decode(
    _ bytes: [UInt8], _ decoder: ChunkDecoder
  ) throws(ColumnError) -> RowSet {
    let result: Result<RowSet, ColumnError> = bytes.withUnsafeBytes { buffer in
      do throws(ColumnError) {
        return .success(try decoder.rows(live: buffer))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// How many blocks wait, and the first and last start in them.
  func extent() throws(ColumnError) -> (blocks: Int, first: Int64, last: Int64)? {
    let statement = try Statement("SELECT count(*), min(t0), max(t1) FROM run_live", on: database)
    guard try statement.step(), statement.int(0) > 0 else { return nil }
    return (Int(statement.int(0)), statement.int(1), statement.int(2))
  }

  func delete(upTo block: Int64) throws(ColumnError) {
    let statement = try Statement("DELETE FROM run_live WHERE id <= ?1", on: database)
    statement.bind(block)
    try statement.run()
  }
}

extension RowSet {
  /// The rows that pass.
  func filtered(_ passes: (ExecutionRow) -> Bool) -> RowSet {
    if rows.allSatisfy(passes) { return self }
    var kept = RowSet()
    for index in rows.indices where passes(rows[index]) { kept.append(self, at: index) }
    return kept
  }
}
