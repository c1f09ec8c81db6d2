extension ChunkHeader {
  static let columns = """
    id, resource, n, t0, t1, known0, known1, delay, flags, failures, marked, duration0, duration1, cost0,
    cost1, memory0, memory1, init0, init1, duration_end, start_end, hot_end, filter, ordinal
    """

  /// Reads the header in the current row of a statement that selects `columns`.
  init(_ row: borrowing Statement) {
    id = row.int(0)
    resource = UInt32(truncatingIfNeeded: row.int(1))
    count = Int(row.int(2))
    starts = Extent(least: row.int(3), most: row.int(4))
    known = Extent(least: row.int(5), most: row.int(6))
    delay = row.int(7)
    flags = UInt32(truncatingIfNeeded: row.int(8))
    failures = Int(row.int(9))
    marked = Int(row.int(10))
    durations = Extent(least: row.int(11), most: row.int(12))
    costs = Extent(least: row.int(13), most: row.int(14))
    memories = Extent(least: row.int(15), most: row.int(16))
    inits = Extent(least: row.int(17), most: row.int(18))
    durationEnd = Int(row.int(19))
    startEnd = Int(row.int(20))
    hotEnd = Int(row.int(21))
    filter = row.int(22)
    ordinal = Int(row.int(23))
  }

  /// Whether the numbers can belong to a chunk, so that a damaged row is not trusted.
  var isSound: Bool {
    count > 0 && count <= IntColumn.maximumRows && durationEnd > 0 && durationEnd <= startEnd
      && startEnd <= hotEnd && hotEnd < 1 << 30 && ordinal >= 0
  }
}
