/// The stored groups of the request id filter.
struct FilterTable {
  /// Two rows of this many bytes fit a page of 4 KiB.
  private static let rowBytes = 1984
  private static let rowBits: Int64 = 20

  private let database: Connection

  /// The groups on `database`.
  init(_ database: Connection) { self.database = database }

  /// The number that the next group gets.
  func nextGroup() throws(ColumnError) -> Int64 {
    let statement = try Statement(
      "SELECT max(ifnull((SELECT max(id) FROM run_filter_group), 0), "
        + "ifnull((SELECT max(filter) FROM run_chunk), 0)) + 1", on: database)
    return try statement.step() ? max(1, statement.int(0)) : 1
  }

  /// Stores a group.
  func write(_ builder: inout FilterBuilder, as group: Int64) throws(ColumnError) {
    guard !builder.isEmpty else { return }
    let (bytes, width) = builder.slices()
    let add = try Statement("INSERT INTO run_filter_group VALUES(?1, ?2, ?3)", on: database)
    add.bind(group, Int64(builder.keys), Int64(builder.capacity))
    try add.run()
    let insert = try Statement("INSERT INTO run_filter VALUES(?1, ?2)", on: database)
    let size = Self.slicesPerRow(width) * width
    for (row, start) in stride(from: 0, to: bytes.count, by: size).enumerated() {
      insert.bind(group << Self.rowBits | Int64(row), at: 1)
      try insert.run(bytes: Array(bytes[start..<min(bytes.count, start + size)]), at: 2)
    }
  }

  private static func slicesPerRow(_ width: Int) -> Int { max(1, rowBytes / max(1, width)) }

  /// The places, in each group, of rows that may have the request id.
  func candidates(
    _ high: UInt64, _ low: UInt64
  ) throws(ColumnError) -> [(group: Int64, places: Range<Int>)] {
    let groups = try Statement("SELECT id, keys, capacity FROM run_filter_group", on: database)
    var blob = BlobHandle("run_filter", on: database)
    var found: [(group: Int64, places: Range<Int>)] = []
    while try groups.step() {
      let capacity = Int(groups.int(2))
      let keys = Int(groups.int(1))
      guard capacity > 0, keys > 0, keys < 1 << 31, capacity <= 1 << 20 else {
        throw .damaged("request id filter")
      }
      let columns = (keys + capacity - 1) / capacity
      let mask = try mask(
        of: groups.int(0), (columns + 7) / 8, FilterHash.bits(capacity: capacity), high, low, &blob)
      for column in 0..<columns where mask[column / 8] & 1 << UInt8(column % 8) != 0 {
        found.append((groups.int(0), column * capacity..<(column + 1) * capacity))
      }
    }
    return found
  }

  private func mask(
    of group: Int64, _ width: Int, _ bits: Int, _ high: UInt64, _ low: UInt64,
    _ blob: inout BlobHandle
  ) throws(ColumnError) -> [UInt8] {
    var places: [Int] = []
    FilterHash.forEachPlace(high, low, below: bits) { places.append($0) }
    var mask = [UInt8](repeating: 0xff, count: width)
    let inRow = Self.slicesPerRow(width)
    for place in places {
      try blob.move(to: group << Self.rowBits | Int64(place / inRow))
      let slice = try blob.bytes(at: place % inRow * width, count: width)
      var any: UInt8 = 0
      for byte in mask.indices {
        mask[byte] &= slice[byte]
        any |= mask[byte]
      }
      if any == 0 { break }
    }
    return mask
  }
}

extension FilterTable {
  /// Removes groups that no chunk refers to any more.
  func sweep() throws(ColumnError) {
    let dead = try Statement(
      """
      SELECT id FROM run_filter_group g
      WHERE NOT EXISTS (SELECT 1 FROM run_chunk WHERE filter = g.id)
      """, on: database)
    while try dead.step() { try delete(dead.int(0)) }
  }

  private func delete(_ group: Int64) throws(ColumnError) {
    let remove = try Statement("DELETE FROM run_filter_group WHERE id = ?1", on: database)
    remove.bind(group)
    try remove.run()
    let slices = try Statement("DELETE FROM run_filter WHERE id >= ?1 AND id < ?2", on: database)
    slices.bind(group << Self.rowBits, (group + 1) << Self.rowBits)
    try slices.run()
  }

  /// Makes few groups of many small ones, since a lookup reads eight slices of each.
  func consolidate(atLeast limit: Int) throws(ColumnError) {
    let small = Int64(FilterBuilder.columns * ChunkEncoder.fullCount / 2)
    let count = try Statement(
      "SELECT count(*) FROM run_filter_group WHERE keys < \(small)", on: database)
    guard try count.step(), count.int(0) >= limit else { return }
    let chunks = try Statement(
      """
      SELECT c.id, c.n FROM run_chunk c JOIN run_filter_group g ON g.id = c.filter
      WHERE g.keys < \(small) ORDER BY c.resource, c.t0
      """, on: database)
    let update = try Statement(
      "UPDATE run_chunk SET filter = ?2, ordinal = ?3 WHERE id = ?1", on: database)
    var found: [(id: Int64, count: Int)] = []
    while try chunks.step() { found.append((chunks.int(0), Int(chunks.int(1)))) }
    var builder = FilterBuilder()
    var group = try nextGroup()
    var blob = BlobHandle("run_cold", on: database)
    for chunk in found {
      try blob.move(to: chunk.id)
      let bytes = try blob.bytes(count: ColdBlob.headerSize + chunk.count * 16)
      let ordinal = builder.add(try Self.keys(in: bytes, count: chunk.count))
      update.bind(chunk.id, group, Int64(ordinal))
      try update.run()
      if builder.isFull {
        try write(&builder, as: group)
        builder = FilterBuilder()
        group += 1
      }
    }
    try write(&builder, as: group)
    try sweep()
  }

  private static func keys(in bytes: [UInt8], count: Int) throws(ColumnError) -> [ExecutionRow] {
    do {
      return try bytes.withUnsafeBytes { buffer in
        let cold = try ColdBlob(buffer, count: count)
        return (0..<count).map { row in
          var key = ExecutionRow(resource: 0, start: 0)
          (key.requestHigh, key.requestLow) = cold.requests.withUnsafeBytes {
            ColdBlob.request(in: $0, at: row)
          }
          if key.requestHigh | key.requestLow != 0 { key.bits = ExecutionBits.hasRequest }
          return key
        }
      }
    } catch let error as ColumnError {
      throw error
    } catch {
      throw .damaged("request ids")
    }
  }
}

extension FilterBuilder {
  /// Adds rows; returns the place of the first.
  mutating func add(_ rows: [ExecutionRow]) -> Int { rows.withUnsafeBufferPointer { add($0) } }
}
