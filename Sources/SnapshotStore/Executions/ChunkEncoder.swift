/// Turns up to 65,536 rows, sorted by start, into a hot and a cold blob and their header.
struct ChunkEncoder {
  /// The first byte of every blob.
  static let codec: UInt8 = 1
  /// Rows in a full chunk.
  static let fullCount = 4096

  private(set) var hot = ByteWriter()
  private(set) var cold = ByteWriter()
  private var columns = IntColumnEncoder()
  private var values: [Int64] = []
  private var places: [(id: UInt8, end: Int)] = []

  /// An encoder whose buffers are reused from chunk to chunk.
  init() {}

  /// Encodes rows of one resource, or of many for a live block.
  mutating func encode(
    _ rows: UnsafeBufferPointer<ExecutionRow>, _ extras: [ExecutionExtra], mixed: Bool = false
  ) -> ChunkHeader {
    var header = ChunkHeader(rows, extras)
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(0, count: rows.count))
    let rare = rows.contains { $0.extra != 0 || $0.bits & ExecutionBits.hasTrace != 0 }
    let wanted = ChunkColumn.allCases.filter {
      ($0 != .resource || mixed) && ($0 != .start) && (rare || !$0.isRare)
    }
    hot.removeAll()
    hot.byte(Self.codec)
    places.removeAll(keepingCapacity: true)
    encodeColumns(wanted, rows, extras, &header)
    encodeCold(rows, extras)
    return header
  }

  private mutating func encodeColumns(
    _ wanted: [ChunkColumn], _ rows: UnsafeBufferPointer<ExecutionRow>,
    _ extras: [ExecutionExtra], _ header: inout ChunkHeader
  ) {
    let rule = usualRule(rows, extras)
    let directory = wanted.count + 1
    hot.byte(rule.rawValue)
    hot.byte(UInt8(directory))
    hot.byte(0)
    hot.uint32(UInt32(rows.count))
    let table = hot.count
    for _ in 0..<directory { hot.uint64(0) }
    for column in wanted {
      encode(column, rows, extras, rule)
      if column == .duration {
        header.durationEnd = hot.count
        encodeStarts(rows)
        header.startEnd = hot.count
      }
    }
    header.hotEnd = hot.count
    for (index, place) in places.enumerated() {
      hot.patch(UInt32(place.id), at: table + index * 8)
      hot.patch(UInt32(place.end), at: table + index * 8 + 4)
    }
  }

  private mutating func encodeStarts(_ rows: UnsafeBufferPointer<ExecutionRow>) {
    for index in rows.indices { values[index] = rows[index].start }
    values.withUnsafeBufferPointer { TimeColumn.encode($0, into: &hot) }
    places.append((ChunkColumn.start.rawValue, hot.count))
  }

  private mutating func encode(
    _ column: ChunkColumn, _ rows: UnsafeBufferPointer<ExecutionRow>,
    _ extras: [ExecutionExtra], _ rule: BillingRule
  ) {
    values.withUnsafeMutableBufferPointer {
      ColumnGathering.gather(column, rows, extras, rule, into: $0)
    }
    if column == .duration { hot.byte(scaleDurations()) }
    values.withUnsafeBufferPointer {
      columns.encode($0, dictionary: column.isDictionary, into: &hot)
    }
    places.append((column.rawValue, hot.count))
  }

  /// Divides durations by ten where none loses by it, which is what REPORT prints.
  private mutating func scaleDurations() -> UInt8 {
    for value in values where value != IntColumn.absent && value % 10 != 0 { return 1 }
    for index in values.indices where values[index] != IntColumn.absent { values[index] /= 10 }
    return 10
  }

  /// The rule that more of a sample of rows keep.
  private func usualRule(
    _ rows: UnsafeBufferPointer<ExecutionRow>, _ extras: [ExecutionExtra]
  ) -> BillingRule {
    var votes = 0
    for row in rows where row.initUs != ExecutionRow.none {
      let extra = row.extra == 0 ? nil : extras[Int(row.extra) - 1]
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
  private mutating func encodeCold(
    _ rows: UnsafeBufferPointer<ExecutionRow>, _ extras: [ExecutionExtra]
  ) {
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
      let extra = row.extra == 0 ? ExecutionExtra() : extras[Int(row.extra) - 1]
      cold.uint32(extra.traceHigh)
      cold.uint64(extra.traceLow)
    }
    for row in rows where row.bits & ExecutionBits.hasSegment != 0 {
      cold.uint64(row.extra == 0 ? 0 : extras[Int(row.extra) - 1].segment)
    }
  }
}
