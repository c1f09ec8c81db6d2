/// Turns blobs back into rows.
struct ChunkDecoder {
  let scratch = Scratch()

  /// A decoder whose buffers are reused from chunk to chunk.
  init() {}

  /// All rows of a chunk; `resource` is `nil` for a live block, which names one a row.
  func rows(
    hot: UnsafeRawBufferPointer, cold: UnsafeRawBufferPointer, resource: UInt32?
  ) throws(ColumnError) -> RowSet {
    let chunk = try ChunkBlob(hot)
    let ids = try ColdBlob(cold, count: chunk.count)
    scratch.reserve(chunk.count)
    var window = RowWindow(
      chunk, RowChoice(0..<BitPacking.blocks(chunk.count)), resource: resource)
    try window.fill(scratch)
    try window.fill(
      requests: ids.requests, traces: { () throws(ColumnError) in ids.traces }, scratch)
    return window.set
  }

  /// The rows of a live block: the length of its hot part, then hot and cold.
  func rows(live bytes: UnsafeRawBufferPointer) throws(ColumnError) -> RowSet {
    var reader = ByteReader(bytes, "live block")
    let hot = try reader.take(try reader.count())
    return try rows(hot: hot, cold: reader.rest(), resource: nil)
  }

  /// The rows of some blocks of 128, with neither request nor trace ids.
  func rows(
    of chunk: ChunkBlob, _ blocks: Range<Int>, resource: UInt32?
  ) throws(ColumnError) -> RowSet {
    scratch.reserve(chunk.count)
    var window = RowWindow(chunk, RowChoice(blocks), resource: resource)
    try window.fill(scratch)
    return window.set
  }

  /// Some rows; `requests` are just theirs, and `traces` are read only where a row has one.
  func rows(
    of chunk: ChunkBlob, _ choice: RowChoice, resource: UInt32, requests: [UInt8],
    traces: () throws(ColumnError) -> [UInt8]
  ) throws(ColumnError) -> RowSet {
    scratch.reserve(chunk.count)
    var window = RowWindow(chunk, choice, resource: resource)
    try window.fill(scratch)
    try window.fill(requests: requests, traces: traces, scratch)
    return window.set
  }
}

/// Some rows of a chunk while their columns are read.
private struct RowWindow {
  private let chunk: ChunkBlob
  private let choice: RowChoice
  private let isMixed: Bool
  private(set) var rows: [ExecutionRow]
  private(set) var extras: [Int: ExecutionExtra] = [:]

  init(_ chunk: ChunkBlob, _ choice: RowChoice, resource: UInt32?) {
    self.chunk = chunk
    self.choice = choice
    isMixed = resource == nil
    rows = [ExecutionRow](
      repeating: ExecutionRow(resource: resource ?? 0, start: 0),
      count: choice.count(of: chunk.count))
  }

  mutating func fill(_ scratch: Scratch) throws(ColumnError) {
    let values = scratch.numbers
    try loadStarts(scratch)
    for row in rows.indices { rows[row].start = values[row] }
    let (durations, scale) = try chunk.durations()
    try load(durations, scratch)
    for row in rows.indices where values[row] != IntColumn.absent {
      rows[row].duration = values[row] &* scale
    }
    try load(.bits, scratch)
    for row in rows.indices {
      rows[row].bits = UInt32(truncatingIfNeeded: values[row]) & ExecutionBits.stored
    }
    try fillNumbers(scratch)
    try fillTimes(scratch)
    try fillRare(scratch)
  }

  private func loadStarts(_ scratch: Scratch) throws(ColumnError) {
    let starts = try chunk.starts()
    if let places = choice.places {
      for (index, place) in places.enumerated() {
        scratch.numbers[index] = try starts.time(at: place, scratch: scratch.words)
      }
    } else {
      for (index, block) in choice.blocks.enumerated() {
        starts.decode(
          block: block, into: scratch.numbers + index * BitPacking.block, scratch: scratch.words)
      }
    }
  }

  private func load(_ column: ChunkColumn, _ scratch: Scratch) throws(ColumnError) {
    try load(try chunk.column(column), scratch)
  }

  private func load(_ column: IntColumn, _ scratch: Scratch) throws(ColumnError) {
    guard let places = choice.places else {
      return try column.decode(
        blocks: choice.blocks, into: scratch.numbers, scratch: scratch.words)
    }
    for (index, place) in places.enumerated() {
      scratch.numbers[index] = try column.value(at: place)
    }
  }

  private mutating func fillNumbers(_ scratch: Scratch) throws(ColumnError) {
    let values = scratch.numbers
    if isMixed {
      try load(.resource, scratch)
      for row in rows.indices { rows[row].resource = UInt32(truncatingIfNeeded: values[row]) }
    }
    try load(.origin, scratch)
    for row in rows.indices { rows[row].origin = UInt32(truncatingIfNeeded: values[row]) }
    try load(.version, scratch)
    for row in rows.indices { rows[row].version = UInt32(truncatingIfNeeded: values[row]) }
    try set(.memory, scratch) { $0.setMemory($1, &$2) }
    try set(.maxMemory, scratch) { $0.setMaxMemory($1, &$2) }
  }

  private mutating func fillTimes(_ scratch: Scratch) throws(ColumnError) {
    try set(.initDuration, scratch) { $0.setInit($1, &$2) }
    try set(.end, scratch) { $0.setEnd($0.start &+ $0.wholeDurationMs &+ $1, &$2) }
    let rule = chunk.rule
    try set(.billed, scratch) { row, difference, extra in
      let initDuration = row.initDuration(extra)
      let bill = rule.bill(duration: row.duration, initDuration: initDuration)
      row.setBilled(bill &+ difference, &extra)
    }
  }

  private mutating func set(
    _ column: ChunkColumn, _ scratch: Scratch,
    _ body: (inout ExecutionRow, Int64, inout ExecutionExtra) -> Void
  ) throws(ColumnError) {
    try load(column, scratch)
    let nothing = ExecutionExtra()
    for row in rows.indices where scratch.numbers[row] != IntColumn.absent {
      var extra = extras.isEmpty ? nothing : extras[row] ?? nothing
      body(&rows[row], scratch.numbers[row], &extra)
      if rows[row].needsExtra || !extras.isEmpty, extra != nothing { extras[row] = extra }
    }
  }

  private mutating func fillRare(_ scratch: Scratch) throws(ColumnError) {
    for column in ChunkColumn.allCases where column.isRare && column != .traceSeconds {
      let stored = try chunk.column(column)
      if stored.mode == .constant, stored.exceptionCount == 0, stored.base == column.usual {
        continue
      }
      try load(stored, scratch)
      for row in rows.indices where scratch.numbers[row] != column.usual {
        extras[row, default: ExecutionExtra()].set(column, scratch.numbers[row])
      }
    }
  }

  /// Request ids, and trace and segment ids, which lie in the order of the rows that have them.
  mutating func fill(
    requests: [UInt8], traces: () throws(ColumnError) -> [UInt8], _ scratch: Scratch
  ) throws(ColumnError) {
    guard requests.count >= rows.count * 16 else { throw .damaged("request ids") }
    let wanted = ExecutionBits.hasTrace | ExecutionBits.hasSegment
    var seen: UInt32 = 0
    requests.withUnsafeBytes { buffer in
      for row in rows.indices {
        let id = ColdBlob.request(in: buffer, at: row)
        rows[row].requestHigh = id.high
        rows[row].requestLow = id.low
        seen |= rows[row].bits
      }
    }
    if seen & wanted != 0 { try fillTraces(try traces(), scratch) }
  }

  private mutating func fillTraces(_ bytes: [UInt8], _ scratch: Scratch) throws(ColumnError) {
    try load(.traceSeconds, scratch)
    let seconds = Array(UnsafeBufferPointer(start: scratch.numbers, count: rows.count))
    try chunk.column(.bits).decode(into: scratch.numbers, scratch: scratch.words)
    let bits = UnsafeBufferPointer(start: scratch.numbers, count: chunk.count)
    let count = bits.reduce(0) { $0 + ($1 & Int64(ExecutionBits.hasTrace) == 0 ? 0 : 1) }
    let ids = TraceBytes(bytes, traces: count)
    var trace = 0
    var segment = 0
    var row = 0
    for place in bits.indices where row < rows.count {
      let isWanted = choice.place(row) == place
      if bits[place] & Int64(ExecutionBits.hasTrace) != 0 {
        if isWanted { setTrace(row, try ids.trace(trace), seconds[row]) }
        trace += 1
      }
      if bits[place] & Int64(ExecutionBits.hasSegment) != 0 {
        if isWanted { extras[row, default: ExecutionExtra()].segment = try ids.segment(segment) }
        segment += 1
      }
      if isWanted { row += 1 }
    }
  }

  /// The rows as they were read.
  var set: RowSet {
    var set = RowSet()
    set.reserve(rows.count)
    if extras.isEmpty {
      for row in rows { set.append(row) }
    } else {
      for row in rows.indices { set.append(rows[row], extra: extras[row]) }
    }
    return set
  }

  private mutating func setTrace(
    _ row: Int, _ id: (high: UInt32, low: UInt64), _ seconds: Int64
  ) {
    var extra = extras[row] ?? ExecutionExtra()
    let second = seconds &+ ColumnGathering.floorSeconds(rows[row].start)
    extra.traceSeconds = UInt32(truncatingIfNeeded: second)
    extra.traceHigh = id.high
    extra.traceLow = id.low
    extras[row] = extra
  }
}

extension ExecutionRow {
  /// Whether a value that the row has no room for lies in the extra.
  fileprivate var needsExtra: Bool {
    bits &>> ExecutionBits.endShift == 255 || billedMs == Self.none || memory == Self.noMemory
      || maxMemory == Self.noMemory || initUs == Self.none
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
