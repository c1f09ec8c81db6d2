import GRDBSQLite

/// Puts chunks into their tables, and takes them out again.
final class ChunkTable {
  /// A chunk spans less than this many milliseconds, 45 days, so that its anchors fit 32 bits.
  static let longestSpan: Int64 = 3_888_000_000

  private let database: Connection
  private let insertHeader: Statement
  private let insertHot: Statement
  private let insertCold: Statement
  private var encoder = ChunkEncoder()
  private let decoder = ChunkDecoder()
  private var filter = FilterBuilder()
  private var group: Int64 = 0

  /// The tables on `database`; `close` must be called after the last insert.
  init(_ database: Connection) throws(ColumnError) {
    self.database = database
    insertHeader = try Statement(
      "INSERT INTO run_chunk(\(ChunkHeader.columns)) VALUES(NULL"
        + (1...23).map { ", ?\($0)" }.joined() + ")", on: database)
    insertHot = try Statement("INSERT INTO run_hot VALUES(?1, ?2)", on: database)
    insertCold = try Statement("INSERT INTO run_cold VALUES(?1, ?2)", on: database)
  }

  /// Stores sorted rows of one resource as chunks of up to 4,096.
  func insert(_ slice: RowSlice) throws(ColumnError) {
    var start = 0
    while start < slice.count {
      let end = Self.end(of: slice, from: start)
      try insertChunk(slice[start..<end])
      start = end
    }
  }

  /// Stores sorted rows of one resource as chunks of up to 4,096.
  func insert(_ set: RowSet) throws(ColumnError) {
    try set.withSlice { (slice) throws(ColumnError) in try insert(slice) }
  }

  /// Where the longest chunk that begins at `start` ends.
  private static func end(of slice: RowSlice, from start: Int) -> Int {
    let first = slice.rows[start].start
    var end = start + 1
    var tooFar = min(slice.count, start + ChunkEncoder.fullCount) + 1
    while end + 1 < tooFar {
      let middle = (end + tooFar) / 2
      if fits(first, slice.rows[middle - 1].start) { end = middle } else { tooFar = middle }
    }
    return end
  }

  /// Whether one chunk may span from `first` to `last`.
  static func fits(_ first: Int64, _ last: Int64) -> Bool {
    let (span, overflow) = last.subtractingReportingOverflow(first)
    return !overflow && span < longestSpan
  }

  private func insertChunk(_ slice: RowSlice) throws(ColumnError) {
    if filter.isEmpty { group = try FilterTable(database).nextGroup() }
    var header = encoder.encode(slice)
    header.ordinal = filter.add(slice.rows)
    header.filter = group
    bind(header)
    try insertHeader.run()
    header.id = sqlite3_last_insert_rowid(database.handle)
    insertHot.bind(header.id, at: 1)
    try insertHot.run(bytes: encoder.hot.bytes, at: 2)
    insertCold.bind(header.id, at: 1)
    try insertCold.run(bytes: encoder.cold.bytes, at: 2)
    if filter.isFull { try closeFilter() }
  }

  private func bind(_ header: ChunkHeader) {
    insertHeader.bind(
      Int64(header.resource), Int64(header.count), header.starts.least,
      header.starts.most, header.known.least, header.known.most, header.delay,
      Int64(header.flags), Int64(header.failures), Int64(header.marked), header.durations.least,
      header.durations.most,
      header.costs.least, header.costs.most, header.memories.least, header.memories.most,
      header.inits.least, header.inits.most, Int64(header.durationEnd), Int64(header.startEnd),
      Int64(header.hotEnd), header.filter, Int64(header.ordinal))
  }

  private func closeFilter() throws(ColumnError) {
    guard !filter.isEmpty else { return }
    try FilterTable(database).write(&filter, as: group)
    filter = FilterBuilder()
  }

  /// Writes what is held back: the last filter group.
  func close() throws(ColumnError) { try closeFilter() }

  /// The headers of a resource's chunks by first start; of those that may hold a start in `span`.
  func headers(
    of resource: UInt32, from first: Int64 = .min, to last: Int64 = .max
  ) throws(ColumnError) -> [ChunkHeader] {
    let statement = try Statement(
      """
      SELECT \(ChunkHeader.columns) FROM run_chunk
      WHERE resource = ?1 AND t1 >= ?2 AND t0 <= ?3 ORDER BY t0, id
      """, on: database)
    statement.bind(Int64(resource), first, last)
    var headers: [ChunkHeader] = []
    while try statement.step() { headers.append(ChunkHeader(statement)) }
    return headers
  }

  /// All rows of a chunk.
  func rows(of header: ChunkHeader) throws(ColumnError) -> RowSet {
    var hot = BlobHandle("run_hot", on: database)
    var cold = BlobHandle("run_cold", on: database)
    try hot.move(to: header.id)
    try cold.move(to: header.id)
    let hotBytes = try hot.bytes()
    let coldBytes = try cold.bytes()
    return try Self.decode(hotBytes, coldBytes, header.resource, decoder)
  }

  func delete(_ header: ChunkHeader) throws(ColumnError) {
    for table in ["run_chunk", "run_hot", "run_cold"] {
      let statement = try Statement("DELETE FROM \(table) WHERE id = ?1", on: database)
      statement.bind(header.id)
      try statement.run()
    }
  }

  private static func decode(
    _ hot: [UInt8], _ cold: [UInt8], _ resource: UInt32, _ decoder: ChunkDecoder
  ) throws(ColumnError) -> RowSet {
    let result: Result<RowSet, ColumnError> = hot.withUnsafeBytes { hot in
      cold.withUnsafeBytes { cold in
        do throws(ColumnError) {
          return .success(try decoder.rows(hot: hot, cold: cold, resource: resource))
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }
}
