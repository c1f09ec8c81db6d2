/// Turns up to 65,536 rows, sorted by start, into a hot and a cold blob and their header.
struct ChunkEncoder {
  /// The first byte of every blob.
  static let codec: UInt8 = 1
  /// Rows in a full chunk.
  static let fullCount = 4096

  private(set) var hot = ByteWriter()
  private(set) var cold = ByteWriter()
  private var columns = IntColumnEncoder()
  /// The numbers of all columns, one column after another by their number.
  private var values: [Int64] = []
  private var places: [(id: UInt8, end: Int)] = []

  /// An encoder whose buffers are reused from chunk to chunk.
  init() {}

  /// Encodes rows of one resource, or of many for a live block.
  mutating func encode(_ slice: RowSlice, mixed: Bool = false) -> ChunkHeader {
    let rare = slice.rows.contains { $0.extra != 0 || $0.bits & ExecutionBits.hasTrace != 0 }
    let wanted = ChunkColumn.stored.filter {
      ($0 != .resource || mixed) && (rare || !$0.isRare)
    }
    let rule = usualRule(slice)
    var header = gather(wanted, slice, rule)
    hot.removeAll()
    places.removeAll(keepingCapacity: true)
    encodeColumns(wanted, rule, &header)
    encodeCold(slice)
    return header
  }

  private mutating func gather(
    _ wanted: [ChunkColumn], _ slice: RowSlice, _ rule: BillingRule
  ) -> ChunkHeader {
    let room = ChunkColumn.allCases.count * slice.count
    if values.count < room { values = [Int64](repeating: 0, count: room) }
    return values.withUnsafeMutableBufferPointer { target in
      guard let base = target.baseAddress else { return ChunkHeader() }
      let gathering = ColumnGathering(slice, rule, into: base)
      for column in wanted where column.isRare { gathering.gatherRare(column) }
      return gathering.gatherUsual()
    }
  }

  private mutating func encodeColumns(
    _ wanted: [ChunkColumn], _ rule: BillingRule, _ header: inout ChunkHeader
  ) {
    hot.byte(Self.codec)
    hot.byte(rule.rawValue)
    hot.byte(UInt8(wanted.count))
    hot.byte(0)
    hot.uint32(UInt32(header.count))
    let table = hot.count
    for _ in wanted { hot.uint64(0) }
    for column in wanted {
      let first = Int(column.rawValue) * header.count
      encode(column, values: first..<first + header.count)
      if column == .duration { header.durationEnd = hot.count }
      if column == .start { header.startEnd = hot.count }
    }
    header.hotEnd = hot.count
    for (index, place) in places.enumerated() {
      hot.patch(UInt32(place.id), at: table + index * 8)
      hot.patch(UInt32(place.end), at: table + index * 8 + 4)
    }
  }

  private mutating func encode(_ column: ChunkColumn, values range: Range<Int>) {
    if column == .duration { hot.byte(scaleDurations(range)) }
    values[range].withUnsafeBufferPointer {
      if column == .start {
        TimeColumn.encode($0, into: &hot)
      } else {
        columns.encode($0, dictionary: column.isDictionary, into: &hot)
      }
    }
    places.append((column.rawValue, hot.count))
  }

  /// Divides durations by ten where none loses by it, which is what REPORT prints.
  private mutating func scaleDurations(_ range: Range<Int>) -> UInt8 {
    for value in values[range] where value != IntColumn.absent && value % 10 != 0 { return 1 }
    for index in range where values[index] != IntColumn.absent { values[index] /= 10 }
    return 10
  }

  /// The rule that more of a sample of rows keep.
  private func usualRule(_ slice: RowSlice) -> BillingRule {
    var votes = 0
    for row in slice.rows where row.initUs != ExecutionRow.none {
      let extra = slice.extra(of: row)
      let billed = row.billed(extra)
      let initDuration = row.initDuration(extra)
      for (rule, vote) in [(BillingRule.duration, -1), (.durationAndInit, 1)]
      where rule.bill(duration: row.duration, initDuration: initDuration) == billed {
        votes += vote
      }
    }
    return votes > 0 ? .durationAndInit : .duration
  }
}

extension ChunkEncoder {
  /// Request ids of all rows, then trace and segment ids of the rows that have one.
  private mutating func encodeCold(_ slice: RowSlice) {
    let rows = slice.rows
    let traced = rows.contains {
      $0.bits & (ExecutionBits.hasTrace | ExecutionBits.hasSegment) != 0
    }
    cold.removeAll()
    cold.byte(Self.codec)
    cold.byte(traced ? 1 : 0)
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
    guard traced else { return }
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
