import ServerlessModel

/// Finds the rows of one page.
struct PageScan {
  let question: Question
  let filter: PageFilter
  let query: ExecutionQuery
  private let chunks: [ChunkHeader]
  /// Only where anomalous runs alone are asked for.
  private let marks: AnomalyMarks?

  /// A scan for a query.
  init(_ question: Question, _ query: ExecutionQuery) throws(ColumnError) {
    self.question = question
    self.query = query
    filter = try PageFilter(query, question.texts)
    chunks = query.requestID == nil ? try question.chunks(of: query.resources) : []
    marks = query.onlyAnomalous ? try Self.marks(question, query, filter) : nil
  }

  private static func marks(_ question: Question, _ query: ExecutionQuery, _ filter: PageFilter)
    throws(ColumnError) -> AnomalyMarks
  {
    let hours = try question.hours(
      of: question.numbers(of: query.resources), from: filter.first, to: filter.end)
    return try AnomalyMarks(hours, question)
  }

  /// The page.
  func page() throws(ColumnError) -> ExecutionPage {
    if let requestID = query.requestID { return try page(of: requestID) }
    var heap = emptyHeap
    add(question.live.set, to: &heap)
    var queue = candidates()
    while let candidate = queue.next(), !heap.isBeyond(candidate.bound) {
      try scan(chunks[candidate.index], candidate.index, &heap)
    }
    return try page(of: heap) { (entries) throws(ColumnError) in try executions(entries) }
  }

  /// The runs of one request id that pass: there are few.
  private func page(of requestID: RequestID) throws(ColumnError) -> ExecutionPage {
    let set = try question.rows(requestID: requestID)
    var heap = emptyHeap
    add(set, to: &heap)
    return try page(of: heap) { (entries) throws(ColumnError) in
      try entries.map { (entry) throws(ColumnError) in
        try question.execution(set, Int(entry.row)).asKnown(at: query.at)
      }
    }
  }

  private func page(
    of heap: PageHeap, _ read: ([PageHeap.Entry]) throws(ColumnError) -> [Execution]
  ) throws(ColumnError) -> ExecutionPage {
    let all = heap.sorted()
    let found = all.dropFirst(max(0, query.offset))
    let limit = max(0, query.limit)
    return ExecutionPage(
      rows: try read(Array(found.prefix(limit))), total: heap.isFull ? nil : all.count,
      hasMore: found.count > limit)
  }

  private var emptyHeap: PageHeap {
    let wanted = max(0, query.offset).addingReportingOverflow(max(0, query.limit) + 1)
    return PageHeap(
      limit: wanted.overflow ? .max : wanted.partialValue, ascending: query.ascending)
  }

  /// The chunks that may hold rows of the page.
  private func candidates() -> ChunkQueue {
    var entries: [ChunkQueue.Entry] = []
    for index in chunks.indices where filter.passes(chunks[index]) {
      entries.append(.init(bound: bound(chunks[index]), index: index))
    }
    return ChunkQueue(entries, ascending: query.ascending)
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

  /// Adds rows that lie in memory.
  private func add(_ set: RowSet, to heap: inout PageHeap) {
    let wanted = Set(question.numbers(of: query.resources))
    for index in set.rows.indices
    where query.resources.isEmpty || wanted.contains(set.rows[index].resource) {
      add(set.rows[index], set.extra(at: index), chunk: -1, index, to: &heap)
    }
  }

  /// Adds a row if it passes.
  func add(
    _ row: ExecutionRow, _ extra: ExecutionExtra?, chunk: Int, _ index: Int,
    to heap: inout PageHeap
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
  /// The runs of some entries; each chunk is read once.
  private func executions(_ entries: [PageHeap.Entry]) throws(ColumnError) -> [Execution] {
    var places: [Int32: [Int]] = [:]
    for entry in entries where entry.chunk >= 0 {
      places[entry.chunk, default: []].append(Int(entry.row))
    }
    var runs: [PageHeap.Place: Execution] = [:]
    for (chunk, rows) in places {
      let rising = rows.sorted()
      let set = try question.rows(chunks[Int(chunk)], RowChoice(places: rising))
      for (index, row) in rising.enumerated() {
        runs[.init(chunk: chunk, row: Int32(row))] = try question.execution(set, index)
      }
    }
    return try entries.map { (entry) throws(ColumnError) in
      if let run = runs[entry.place] { return run.asKnown(at: query.at) }
      return try question.execution(question.live.set, Int(entry.row)).asKnown(at: query.at)
    }
  }
}
