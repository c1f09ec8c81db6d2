/// Turns blobs back into rows.
struct ChunkDecoder {
  private let scratch = Scratch()

  /// A decoder whose buffers are reused from chunk to chunk.
  init() {}

  /// All rows of a chunk; `resource` is `nil` for a live block, which names one a row.
  func rows(
    hot: UnsafeRawBufferPointer, cold: UnsafeRawBufferPointer, resource: UInt32?
  ) throws(ColumnError) -> RowSet {
    let chunk = try ChunkBlob(hot)
    let ids = try ColdBlob(cold, count: chunk.count)
    scratch.reserve(chunk.count)
    var rows = [ExecutionRow](
      repeating: ExecutionRow(resource: resource ?? 0, start: 0), count: chunk.count)
    var extras: [Int: ExecutionExtra] = [:]
    try chunk.starts().decode(into: scratch.numbers, scratch: scratch.words)
    for row in rows.indices {
      rows[row].start = scratch.numbers[row]
      (rows[row].requestHigh, rows[row].requestLow) = ids.request(at: row)
    }
    try common(chunk, &rows, &extras, resource == nil)
    try rare(chunk, &rows, &extras)
    try traces(chunk, ids, rows, &extras)
    var set = RowSet()
    set.reserve(rows.count)
    for row in rows.indices { set.append(rows[row], extra: extras[row]) }
    return set
  }

  /// The rows of a live block: the length of its hot part, then hot and cold.
  func rows(live bytes: UnsafeRawBufferPointer) throws(ColumnError) -> RowSet {
    var reader = ByteReader(bytes, "live block")
    let hot = try reader.take(try reader.count())
    return try rows(hot: hot, cold: reader.rest(), resource: nil)
  }

  private func common(
    _ chunk: ChunkBlob, _ rows: inout [ExecutionRow], _ extras: inout [Int: ExecutionExtra],
    _ mixed: Bool
  ) throws(ColumnError) {
    let values = scratch.numbers
    let (durations, scale) = try chunk.durations()
    try durations.decode(into: values, scratch: scratch.words)
    for row in rows.indices where values[row] != IntColumn.absent {
      rows[row].duration = values[row] &* scale
    }
    try load(.bits, chunk)
    for row in rows.indices {
      rows[row].bits = UInt32(truncatingIfNeeded: values[row]) & ExecutionBits.stored
    }
    if mixed {
      try load(.resource, chunk)
      for row in rows.indices { rows[row].resource = UInt32(truncatingIfNeeded: values[row]) }
    }
    try load(.origin, chunk)
    for row in rows.indices { rows[row].origin = UInt32(truncatingIfNeeded: values[row]) }
    try load(.version, chunk)
    for row in rows.indices { rows[row].version = UInt32(truncatingIfNeeded: values[row]) }
    try set(.initDuration, chunk, &rows, &extras) { $0.setInit($1, &$2) }
    try set(.memory, chunk, &rows, &extras) { $0.setMemory($1, &$2) }
    try set(.maxMemory, chunk, &rows, &extras) { $0.setMaxMemory($1, &$2) }
    try set(.end, chunk, &rows, &extras) {
      $0.setEnd($0.start &+ $0.wholeDurationMs &+ $1, &$2)
    }
    let rule = chunk.rule
    try set(.billed, chunk, &rows, &extras) { row, difference, extra in
      let initDuration = row.initDuration(extra)
      let bill = rule.bill(duration: row.duration, initDuration: initDuration)
      row.setBilled(bill &+ difference, &extra)
    }
  }

  private func load(_ column: ChunkColumn, _ chunk: ChunkBlob) throws(ColumnError) {
    try chunk.column(column).decode(into: scratch.numbers, scratch: scratch.words)
  }

  private func set(
    _ column: ChunkColumn, _ chunk: ChunkBlob, _ rows: inout [ExecutionRow],
    _ extras: inout [Int: ExecutionExtra],
    _ body: (inout ExecutionRow, Int64, inout ExecutionExtra) -> Void
  ) throws(ColumnError) {
    try load(column, chunk)
    let nothing = ExecutionExtra()
    for row in rows.indices where scratch.numbers[row] != IntColumn.absent {
      var extra = extras.isEmpty ? nothing : extras[row] ?? nothing
      body(&rows[row], scratch.numbers[row], &extra)
      if extra != nothing { extras[row] = extra }
    }
  }

  private func rare(
    _ chunk: ChunkBlob, _ rows: inout [ExecutionRow], _ extras: inout [Int: ExecutionExtra]
  ) throws(ColumnError) {
    for column in ChunkColumn.allCases where column.isRare && column != .traceSeconds {
      let stored = try chunk.column(column)
      if stored.mode == .constant, stored.exceptionCount == 0, stored.base == column.usual {
        continue
      }
      try stored.decode(into: scratch.numbers, scratch: scratch.words)
      for row in rows.indices where scratch.numbers[row] != column.usual {
        extras[row, default: ExecutionExtra()].set(column, scratch.numbers[row])
      }
    }
  }

  private func traces(
    _ chunk: ChunkBlob, _ ids: ColdBlob, _ rows: [ExecutionRow],
    _ extras: inout [Int: ExecutionExtra]
  ) throws(ColumnError) {
    let traced = rows.indices.filter { rows[$0].bits & ExecutionBits.hasTrace != 0 }
    if !traced.isEmpty { try load(.traceSeconds, chunk) }
    for (index, row) in traced.enumerated() {
      let id = try ids.trace(index)
      let second = scratch.numbers[row] &+ ColumnGathering.floorSeconds(rows[row].start)
      extras[row, default: ExecutionExtra()].traceSeconds = UInt32(truncatingIfNeeded: second)
      extras[row, default: ExecutionExtra()].traceHigh = id.high
      extras[row, default: ExecutionExtra()].traceLow = id.low
    }
    let segmented = rows.indices.filter { rows[$0].bits & ExecutionBits.hasSegment != 0 }
    for (index, row) in segmented.enumerated() {
      extras[row, default: ExecutionExtra()].segment =
        try ids.segment(index, traces: traced.count)
    }
  }
}

extension ExecutionExtra {
  /// Sets the field of one of the rare columns.
  mutating func set(_ column: ChunkColumn, _ value: Int64) {
    switch column {
    case .attempt: attempt = value
    case .retryEvidence: retryEvidence = UInt32(truncatingIfNeeded: value)
    case .errorType: errorType = UInt32(truncatingIfNeeded: value)
    case .errorMessage: errorMessage = UInt32(truncatingIfNeeded: value)
    case .phase: phase = UInt32(truncatingIfNeeded: value)
    case .errorGroup: errorGroup = UInt64(bitPattern: value)
    case .restore: restore = value
    case .billedRestore: billedRestore = value
    default: break
    }
  }
}
