/// Turns up to 65,536 rows, sorted by start, into a hot and a cold blob and their header.
struct ChunkEncoder {
  /// The first byte of every blob.
  static let codec: UInt8 = 1
  /// Rows in a full chunk.
  static let fullCount = 4096

  private(set) var hot = ByteWriter()
  private(set) var cold = ByteWriter()
  private var columns = IntColumnEncoder()
  /// The numbers of durations, starts, memory used and one more column, one column after another.
  private var values: [Int64] = []
  private var places: [(id: UInt8, end: Int)] = []

  /// An encoder whose buffers are reused from chunk to chunk.
  init() {}

  /// Encodes rows of one resource, or of many for a live block.
  mutating func encode(_ slice: RowSlice, mixed: Bool = false) -> ChunkHeader {
    var gathering = ColumnGathering(slice)
    let room = 4 * slice.count
    if values.count < room { values = [Int64](repeating: 0, count: room) }
    var header = values.withUnsafeMutableBufferPointer { target in
      target.baseAddress.map { gathering.gather(into: $0) } ?? ChunkHeader()
    }
    let rare = gathering.hasRare
    let wanted = ChunkColumn.stored.filter {
      ($0 != .resource || mixed) && (rare || !$0.isRare)
    }
    hot.removeAll()
    places.removeAll(keepingCapacity: true)
    encodeColumns(wanted, gathering, &header)
    let isTraced = gathering.contains(ExecutionBits.hasTrace | ExecutionBits.hasSegment)
    encodeCold(slice, isTraced: isTraced)
    return header
  }

  private mutating func encodeColumns(
    _ wanted: [ChunkColumn], _ gathering: ColumnGathering, _ header: inout ChunkHeader
  ) {
    hot.byte(Self.codec)
    hot.byte(gathering.rule.rawValue)
    hot.byte(UInt8(wanted.count))
    hot.byte(0)
    hot.uint32(UInt32(header.count))
    let table = hot.count
    for _ in wanted { hot.uint64(0) }
    for column in wanted {
      encode(column, gathering, header.count)
      places.append((column.rawValue, hot.count))
      if column == .duration { header.durationEnd = hot.count }
      if column == .start { header.startEnd = hot.count }
    }
    header.hotEnd = hot.count
    for (index, place) in places.enumerated() {
      hot.patch(UInt32(place.id), at: table + index * 8)
      hot.patch(UInt32(place.end), at: table + index * 8 + 4)
    }
  }

  private mutating func encode(_ column: ChunkColumn, _ gathering: ColumnGathering, _ count: Int) {
    let most = IntColumnEncoder.mostExceptions(of: count)
    switch column {
    case .duration: encodeDurations(count)
    case .start: withValues(1, count) { TimeColumn.encode($0, into: &$2) }
    case .maxMemory: withValues(2, count) { $1.encode($0, into: &$2) }
    default:
      if let found = gathering.exceptions(column, atMost: most) {
        columns.encode(found.usual, but: found.others, into: &hot)
      } else {
        gather(column, gathering)
        withValues(3, count) { $1.encode($0, dictionary: column.isDictionary, into: &$2) }
      }
    }
  }

  /// Lends the `place`-th of the columns of numbers, and what takes them.
  private mutating func withValues(
    _ place: Int, _ count: Int,
    _ body: (UnsafeBufferPointer<Int64>, inout IntColumnEncoder, inout ByteWriter) -> Void
  ) {
    values[place * count..<(place + 1) * count].withUnsafeBufferPointer { body($0, &columns, &hot) }
  }

  private mutating func gather(_ column: ChunkColumn, _ gathering: ColumnGathering) {
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      gathering.gather(column, into: base + 3 * gathering.count)
    }
  }

  /// Durations divided by ten where none loses by it, which is what REPORT prints.
  private mutating func encodeDurations(_ count: Int) {
    let isWhole = values.withUnsafeMutableBufferPointer { values in
      var lost: Int64 = 0
      for index in 0..<count {
        let value = values[index]
        let tenth = value / 10
        let isAbsent = value == IntColumn.absent
        lost |= isAbsent ? 0 : value &- tenth &* 10
        values[3 * count &+ index] = isAbsent ? value : tenth
      }
      return lost == 0
    }
    hot.byte(isWhole ? 10 : 1)
    withValues(isWhole ? 3 : 0, count) { $1.encode($0, into: &$2) }
  }
}

extension ChunkEncoder {
  /// Request ids of all rows, then trace and segment ids of the rows that have one.
  private mutating func encodeCold(_ slice: RowSlice, isTraced: Bool) {
    let rows = slice.rows
    cold.removeAll()
    cold.byte(Self.codec)
    cold.byte(isTraced ? 1 : 0)
    cold.byte(0)
    cold.byte(0)
    cold.uint32(UInt32(rows.count))
    cold.append(count: rows.count * 16) { target in
      for index in rows.indices {
        let at = target + index &* 16
        at.storeBytes(of: rows[index].requestHigh.littleEndian, as: UInt64.self)
        (at + 8).storeBytes(of: rows[index].requestLow.littleEndian, as: UInt64.self)
      }
    }
    guard isTraced else { return }
    for row in rows where row.bits & ExecutionBits.hasTrace != 0 {
      let extra = slice.extra(of: row) ?? ExecutionExtra()
      cold.uint32(extra.traceHigh)
      cold.uint64(extra.traceLow)
    }
    for row in rows where row.bits & ExecutionBits.hasSegment != 0 {
      cold.uint64(slice.extra(of: row)?.segment ?? 0)
    }
  }
}
