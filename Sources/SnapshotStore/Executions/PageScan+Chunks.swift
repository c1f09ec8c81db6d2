import ServerlessModel

extension PageScan {
  /// Adds the rows of one chunk, in the way that reads least of it.
  func scan(_ header: ChunkHeader, _ index: Int, _ heap: inout PageHeap) throws(ColumnError) {
    let isSettled = header.known.most <= filter.at
    switch query.order {
    case .start where !filter.isSelective: try scanStarts(header, index, &heap)
    case .duration where !filter.isSelective && isSettled: try scanDurations(header, index, &heap)
    case .start where filter.isByBits && isSettled: try scanBits(header, index, &heap)
    default: try scanRows(header, index, &heap)
    }
  }

  /// Block by block from the near end, only start times.
  private func scanStarts(
    _ header: ChunkHeader, _ index: Int, _ heap: inout PageHeap
  ) throws(ColumnError) {
    let starts = try question.readStarts(header).starts
    let times = starts.column
    let low = times.block(reaching: filter.first)
    let high = times.block(holding: filter.end.subtractingClamped(1))
    guard low <= high else { return }
    let values = question.scratch.numbers
    for step in 0...high - low {
      let block = query.ascending ? low + step : high - step
      if query.ascending, heap.isBeyond(max(filter.first, times.anchor(block))) { return }
      if !query.ascending, block + 1 < times.blocks, heap.isBeyond(times.anchor(block + 1)) {
        return
      }
      try starts.decode(block: block, into: values, scratch: question.scratch.words)
      let held = min(BitPacking.block, header.count - block * BitPacking.block)
      for next in 0..<held {
        let row = query.ascending ? next : held - 1 - next
        if heap.isBeyond(values[row]) { return }
        add(values[row], start: values[row], header, index, block * BitPacking.block + row, &heap)
      }
    }
  }

  /// Durations first; start times only of blocks with rows that may come in.
  private func scanDurations(
    _ header: ChunkHeader, _ index: Int, _ heap: inout PageHeap
  ) throws(ColumnError) {
    let (durations, scale) = try question.read(header, only: [.duration]).durations()
    var hits: [(row: Int, key: Int64)] = []
    if let plain = PlainScan(durations, scale: scale, question.scratch) {
      plain.forEach(within: heap.open) { hits.append(($0, $1)) }
    } else {
      let values = question.scratch.numbers
      try durations.decode(into: values, scratch: question.scratch.words)
      for row in 0..<header.count {
        let key = values[row] == IntColumn.absent ? ExecutionRow.absent : values[row] &* scale
        if !heap.isBeyond(key) { hits.append((row, key)) }
      }
    }
    guard !hits.isEmpty else { return }
    var starts = BlockStarts(try question.readStarts(header).starts, question.scratch)
    for hit in hits where !heap.isBeyond(hit.key) {
      add(hit.key, start: try starts.start(of: hit.row), header, index, hit.row, &heap)
    }
  }

  /// Rows that pass by their flags alone, from the near end.
  private func scanBits(
    _ header: ChunkHeader, _ index: Int, _ heap: inout PageHeap
  ) throws(ColumnError) {
    let (chunk, stored) = try question.readStarts(header, and: [.bits])
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
    var starts = BlockStarts(stored, question.scratch)
    for row in passing {
      let start = try starts.start(of: row)
      if heap.isBeyond(start), start >= filter.first, start < filter.end { return }
      add(start, start: start, header, index, row, &heap)
    }
  }

  private func add(
    _ key: Int64, start: Int64, _ header: ChunkHeader, _ index: Int, _ row: Int,
    _ heap: inout PageHeap
  ) {
    guard start >= filter.first, start < filter.end else { return }
    heap.add(
      .init(
        key: key, start: start, resource: header.resource, chunk: Int32(index), row: Int32(row)))
  }

  /// Rows with all fields, of the blocks whose starts can pass.
  private func scanRows(
    _ header: ChunkHeader, _ index: Int, _ heap: inout PageHeap
  ) throws(ColumnError) {
    let chunk = try question.read(header)
    let starts = try chunk.starts()
    let low = starts.block(reaching: filter.first)
    let high = starts.block(holding: filter.end.subtractingClamped(1))
    guard low <= high else { return }
    let set =
      query.traceID == nil
      ? try question.decoder.rows(of: chunk, low..<high + 1, resource: header.resource)
      : try question.rows(header, RowChoice(low..<high + 1))
    for row in set.rows.indices {
      add(
        set.rows[row], set.extra(at: row), chunk: index, low * BitPacking.block + row, to: &heap)
    }
  }
}

/// The start times of a chunk by row, of which the block that was asked for last is kept.
private struct BlockStarts {
  private let starts: StoredStarts
  private let scratch: Scratch
  private var decoded = -1

  init(_ starts: StoredStarts, _ scratch: Scratch) {
    self.starts = starts
    self.scratch = scratch
  }

  mutating func start(of row: Int) throws(ColumnError) -> Int64 {
    let block = row / BitPacking.block
    if block != decoded {
      try starts.decode(block: block, into: scratch.more, scratch: scratch.words)
      decoded = block
    }
    return scratch.more[row % BitPacking.block]
  }
}
