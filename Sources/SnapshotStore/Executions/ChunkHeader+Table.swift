extension ChunkHeader {
  static let columns = """
    id, resource, n, t0, t1, known0, known1, flags, failures, marked, duration0, duration1, cost0,
    cost1, memory0, memory1, init0, init1, duration_end, start_end, hot_end, filter, ordinal
    """

  /// Reads the header in the current row of a statement that selects `columns`.
  init(_ row: borrowing Statement) {
    id = row.int(0)
    resource = UInt32(truncatingIfNeeded: row.int(1))
    count = Int(row.int(2))
    starts = Extent(least: row.int(3), most: row.int(4))
    known = Extent(least: row.int(5), most: row.int(6))
    flags = UInt32(truncatingIfNeeded: row.int(7))
    failures = Int(row.int(8))
    marked = Int(row.int(9))
    durations = Extent(least: row.int(10), most: row.int(11))
    costs = Extent(least: row.int(12), most: row.int(13))
    memories = Extent(least: row.int(14), most: row.int(15))
    inits = Extent(least: row.int(16), most: row.int(17))
    durationEnd = Int(row.int(18))
    startEnd = Int(row.int(19))
    hotEnd = Int(row.int(20))
    filter = row.int(21)
    ordinal = Int(row.int(22))
  }

  /// Whether the numbers can belong to a chunk, so that a damaged row is not trusted.
  var isSound: Bool {
    count > 0 && count <= IntColumn.maximumRows && durationEnd > 0 && durationEnd <= startEnd
      && startEnd <= hotEnd && hotEnd < 1 << 30 && ordinal >= 0
  }
}
