import ServerlessModel

/// Finds the rows of one page.
struct PageScan {
  private let question: Question
  private let filter: PageFilter
  private let query: ExecutionQuery
  private var heap: PageHeap
  private var chunks: [ChunkHeader] = []
  /// Only where anomalous runs alone are asked for.
  private var marks: AnomalyMarks?

  /// A scan for a query.
  init(_ question: Question, _ query: ExecutionQuery) throws(ColumnError) {
    self.question = question
    self.query = query
    filter = try PageFilter(query, question.texts)
    let wanted = max(0, query.offset).addingReportingOverflow(max(0, query.limit) + 1)
    heap = PageHeap(limit: wanted.overflow ? .max : wanted.partialValue, ascending: query.ascending)
  }

  /// The page.
  mutating func page() throws(ColumnError) -> ExecutionPage {
    if query.onlyAnomalous {
      let hours = try question.hours(
        of: question.numbers(of: query.resources), from: filter.first, to: filter.end)
      marks = try AnomalyMarks(hours, question)
    }
    if let requestID = query.requestID { return try page(of: requestID) }
    addLive()
    for candidate in try candidates() {
      if heap.isBeyond(candidate.bound) { break }
      try scan(candidate.index)
    }
    let all = heap.sorted()
    let found = all.dropFirst(max(0, query.offset))
    let runs = try executions(Array(found.prefix(max(0, query.limit))))
    return ExecutionPage(
      rows: runs, total: heap.isFull ? nil : all.count,
      hasMore: found.count > max(0, query.limit))
  }

  /// The chunks that may hold rows of the page, the best first.
  private mutating func candidates() throws(ColumnError) -> [(bound: Int64, index: Int)] {
    if query.resources.isEmpty {
      chunks = try question.allChunks()
    } else {
      for resource in question.numbers(of: query.resources) {
        chunks.append(contentsOf: try question.chunks(of: resource))
      }
    }
    var found: [(bound: Int64, index: Int)] = []
    for index in chunks.indices where filter.passes(chunks[index]) {
      found.append((bound(chunks[index]), index))
    }
    let isAscending = query.ascending
    return found.sorted { left, right in
      if left.bound == right.bound { return left.index < right.index }
      if left.bound == ExecutionRow.absent || right.bound == ExecutionRow.absent {
        return left.bound != ExecutionRow.absent
      }
      return isAscending ? left.bound < right.bound : left.bound > right.bound
    }
  }

  /// The best key that a row of the chunk can have.
  private func bound(_ header: ChunkHeader) -> Int64 {
    let extent = query.order.extent(header)
    if extent.isEmpty { return ExecutionRow.absent }
    if query.order == .start {
      return query.ascending
        ? max(extent.least, filter.first) : min(extent.most, filter.end.subtractingClamped(1))
    }
    return query.ascending ? extent.least : extent.most
  }

  private mutating func addLive() {
    let live = question.live
    let wanted = Set(question.numbers(of: query.resources))
    for index in live.set.rows.indices {
      let row = live.set.rows[index]
      guard query.resources.isEmpty || wanted.contains(row.resource) else { continue }
      add(row, live.set.extra(at: index), chunk: -1, index)
    }
  }

  private mutating func add(
    _ row: ExecutionRow, _ extra: ExecutionExtra?, chunk: Int, _ index: Int
  ) {
    let isEarly = filter.isEarly(row, extra)
    guard filter.passes(row, extra, isEarly: isEarly) else { return }
    if let marks, isEarly || marks.verdict(row, extra) != true { return }
    let key = query.order.key(row, extra, isEarly: isEarly)
    guard !heap.isBeyond(key) else { return }
    heap.add(
      .init(
        key: key, start: row.start, resource: row.resource, chunk: Int32(chunk), row: Int32(index)))
  }
}

extension PageScan {
  private mutating func scan(_ index: Int) throws(ColumnError) {
    let header = chunks[index]
    if query.order == .start, !filter.isSelective { return try scanStarts(index) }
    if query.order == .duration, !filter.isSelective, header.known.most <= filter.at {
      return try scanDurations(index)
    }
    if query.order == .start, filter.isByBits, header.known.most <= filter.at {
      return try scanBits(index)
    }
    try scanRows(index)
  }

  /// Block by block from the near end, only start times.
  private mutating func scanStarts(_ index: Int) throws(ColumnError) {
    let header = chunks[index]
    let starts = try question.readStarts(header).starts()
    let low = starts.block(reaching: filter.first)
    let high = starts.block(holding: filter.end.subtractingClamped(1))
    guard low <= high else { return }
    let values = question.scratch.numbers
    for step in 0...high - low {
      let block = query.ascending ? low + step : high - step
      if query.ascending, heap.isBeyond(max(filter.first, starts.anchor(block))) { return }
      if !query.ascending, block + 1 < starts.blocks, heap.isBeyond(starts.anchor(block + 1)) {
        return
      }
      starts.decode(block: block, into: values, scratch: question.scratch.words)
      let held = min(BitPacking.block, header.count - block * BitPacking.block)
      for row in 0..<held where values[row] >= filter.first && values[row] < filter.end {
        if heap.isBeyond(values[row]) { continue }
        heap.add(
          .init(
            key: values[row], start: values[row], resource: header.resource, chunk: Int32(index),
            row: Int32(block * BitPacking.block + row)))
      }
    }
  }

  /// Durations first; start times only of blocks with rows that may come in.
  private mutating func scanDurations(_ index: Int) throws(ColumnError) {
    let header = chunks[index]
    let chunk = try question.read(header, upTo: header.startEnd)
    let (durations, scale) = try chunk.durations()
    let starts = try chunk.starts()
    try durations.decode(into: question.scratch.numbers, scratch: question.scratch.words)
    let values = question.scratch.numbers
    var decoded = -1
    for row in 0..<header.count {
      let key = values[row] == IntColumn.absent ? ExecutionRow.absent : values[row] &* scale
      if heap.isBeyond(key) { continue }
      let block = row / BitPacking.block
      if block != decoded {
        starts.decode(block: block, into: question.scratch.more, scratch: question.scratch.words)
        decoded = block
      }
      add(key, start: question.scratch.more[row % BitPacking.block], index, row)
    }
  }

  /// Rows that pass by their flags alone, from the near end.
  private mutating func scanBits(_ index: Int) throws(ColumnError) {
    let header = chunks[index]
    let chunk = try question.read(header, upTo: header.hotEnd)
    let starts = try chunk.starts()
    var passing: [Int] = []
    let bits = try chunk.column(.bits)
    if bits.mode == .constant, !filter.passes(bits: bits.base) {
      try bits.forEachException { row, value in
        if filter.passes(bits: value) { passing.append(row) }
      }
    } else {
      let values = question.scratch.numbers
      try bits.decode(into: values, scratch: question.scratch.words)
      for row in 0..<header.count where filter.passes(bits: values[row]) { passing.append(row) }
    }
    if !query.ascending { passing.reverse() }
    var decoded = -1
    for row in passing {
      let block = row / BitPacking.block
      if block != decoded {
        starts.decode(block: block, into: question.scratch.more, scratch: question.scratch.words)
        decoded = block
      }
      let start = question.scratch.more[row % BitPacking.block]
      if heap.isBeyond(start), start >= filter.first, start < filter.end { return }
      add(start, start: start, index, row)
    }
  }

  private mutating func add(_ key: Int64, start: Int64, _ index: Int, _ row: Int) {
    guard start >= filter.first, start < filter.end else { return }
    heap.add(
      .init(
        key: key, start: start, resource: chunks[index].resource, chunk: Int32(index),
        row: Int32(row)))
  }

  /// Rows with all fields, of the blocks whose starts can pass.
  private mutating func scanRows(_ index: Int) throws(ColumnError) {
    let header = chunks[index]
    let set: RowSet
    let chunk = try question.read(header, upTo: header.hotEnd)
    let starts = try chunk.starts()
    let low = starts.block(reaching: filter.first)
    let high = starts.block(holding: filter.end.subtractingClamped(1))
    guard low <= high else { return }
    if query.traceID != nil {
      set = try question.rows(header, low..<high + 1)
    } else {
      set = try question.decoder.rows(of: chunk, low..<high + 1, resource: header.resource)
    }
    for row in set.rows.indices {
      add(set.rows[row], set.extra(at: row), chunk: index, low * BitPacking.block + row)
    }
  }

  /// The runs of some entries, each block of a chunk read once.
  private func executions(_ entries: [PageHeap.Entry]) throws(ColumnError) -> [Execution] {
    var blocks: [Int: RowSet] = [:]
    var runs: [Execution] = []
    for entry in entries {
      let row = Int(entry.row)
      if entry.chunk < 0 {
        runs.append(try question.execution(question.live.set, row).asKnown(at: query.at))
        continue
      }
      let block = row / BitPacking.block
      let key = Int(entry.chunk) << 16 | block
      let held = blocks[key]
      let set: RowSet
      if let held {
        set = held
      } else {
        set = try question.rows(chunks[Int(entry.chunk)], block..<block + 1)
        blocks[key] = set
      }
      runs.append(try question.execution(set, row % BitPacking.block).asKnown(at: query.at))
    }
    return runs
  }

  /// The runs of one request id that pass, sorted in memory: there are few.
  private mutating func page(of requestID: RequestID) throws(ColumnError) -> ExecutionPage {
    let set = try question.rows(requestID: requestID)
    let wanted = Set(question.numbers(of: query.resources))
    for index in set.rows.indices
    where query.resources.isEmpty || wanted.contains(set.rows[index].resource) {
      add(set.rows[index], set.extra(at: index), chunk: -1, index)
    }
    let all = heap.sorted()
    let found = all.dropFirst(max(0, query.offset))
    var runs: [Execution] = []
    for entry in found.prefix(max(0, query.limit)) {
      runs.append(try question.execution(set, Int(entry.row)).asKnown(at: query.at))
    }
    return ExecutionPage(
      rows: runs, total: heap.isFull ? nil : all.count, hasMore: found.count > runs.count)
  }
}
