import ServerlessModel

extension ColumnReader {
  /// Every run with a request id, oldest first, as it is recorded.
  func executions(
    requestID: RequestID, on database: Connection
  ) throws(ColumnError) -> [Execution] {
    let question = try question(database)
    let rows = try question.rows(requestID: requestID)
    var runs: [Execution] = []
    for index in rows.rows.indices { runs.append(try question.execution(rows, index)) }
    return runs.sorted { ($0.start, $0.resource) < ($1.start, $1.resource) }
  }

  /// One run as it can be known at a moment; `nil` where it is not held, or began later.
  func execution(
    _ id: ExecutionID, at moment: Instant, on database: Connection
  ) throws(ColumnError) -> Execution? {
    guard id.start <= moment else { return nil }
    let question = try question(database)
    guard let resource = question.number(of: id.resource) else { return nil }
    let live = question.live
    for index in live.range(of: resource)
    where id.names(live.set.rows[index]) {
      return try question.execution(live.set, index).asKnown(at: moment)
    }
    let start = id.start.milliseconds
    for header in try question.chunks(of: resource)
    where header.starts.least <= start && header.starts.most >= start {
      let starts = try question.readStarts(header).starts
      let words = question.scratch.words
      let first = try starts.rows(before: start, scratch: words)
      let last =
        start == .max ? header.count : try starts.rows(before: start + 1, scratch: words)
      guard first < last else { continue }
      let set = try question.rows(header, RowChoice(places: Array(first..<last)))
      for index in set.rows.indices where id.names(set.rows[index]) {
        return try question.execution(set, index).asKnown(at: moment)
      }
    }
    return nil
  }

  /// How many executions are held.
  func executionCount(on database: Connection) throws(ColumnError) -> Int {
    let question = try question(database)
    let statement = try Statement(
      """
      SELECT ifnull(sum(runs), 0) FROM run_entity e
      JOIN run_total t ON t.id >= e.id << 20 AND t.id < (e.id + 1) << 20 WHERE e.kind = 0
      """, on: database)
    _ = try statement.step()
    return Int(statement.int(0)) + question.live.set.count
  }

  /// From the first start to just after the last known end; `nil` without executions.
  func span(on database: Connection) throws(ColumnError) -> TimeSpan? {
    let question = try question(database)
    let statement = try Statement("SELECT min(t0), max(known1) FROM run_chunk", on: database)
    var extent = ChunkHeader.Extent()
    if try statement.step(), !statement.isNull(0) {
      extent.add(statement.int(0))
      extent.add(statement.int(1))
    }
    for row in question.live.set.rows {
      extent.add(row.start)
      extent.add(row.known(question.live.set.extra(of: row)))
    }
    guard !extent.isEmpty else { return nil }
    return TimeSpan(
      start: Instant(milliseconds: extent.least),
      end: Instant(milliseconds: extent.most.addingClamped(1)))
  }

  /// All runs of a resource, oldest first, in parts of up to 4,096.
  func forEachChunk(
    of resource: ResourceID, on database: Connection, _ body: ([Execution]) throws -> Void
  ) throws {
    let question = try question(database)
    guard let number = question.number(of: resource) else { return }
    var waiting = RowSet()
    for index in question.live.range(of: number) { waiting.append(question.live.set, at: index) }
    let headers = Array(try question.chunks(of: number))
    for (place, header) in headers.enumerated() {
      waiting.append(contentsOf: try question.rows(header))
      waiting.sort()
      let next = place + 1 < headers.count ? headers[place + 1].starts.least : Int64.max
      var ready = RowSet()
      var rest = RowSet()
      for index in waiting.rows.indices {
        if waiting.rows[index].start < next {
          ready.append(waiting, at: index)
        } else {
          rest.append(waiting, at: index)
        }
      }
      waiting = rest
      try hand(ready, question, body)
    }
    try hand(waiting, question, body)
  }

  private func hand(
    _ set: RowSet, _ question: Question, _ body: ([Execution]) throws -> Void
  ) throws {
    for first in stride(from: 0, to: set.count, by: ChunkEncoder.fullCount) {
      var runs: [Execution] = []
      for index in first..<min(set.count, first + ChunkEncoder.fullCount) {
        runs.append(try question.execution(set, index))
      }
      try body(runs)
    }
  }
}

extension ExecutionID {
  /// Whether a row of the same resource is this run.
  func names(_ row: ExecutionRow) -> Bool {
    guard row.start == start.milliseconds else { return false }
    guard let requestID else { return !row.hasRequest }
    return row.hasRequest && row.requestHigh == requestID.high && row.requestLow == requestID.low
  }
}

extension Question {
  /// Every row with a request id, from live blocks and from chunks.
  func rows(requestID: RequestID) throws(ColumnError) -> RowSet {
    var found = RowSet()
    for index in live.set.rows.indices {
      let row = live.set.rows[index]
      if row.requestLow == requestID.low, row.requestHigh == requestID.high, row.hasRequest {
        found.append(live.set, at: index)
      }
    }
    for candidate in try FilterTable(database).candidates(requestID.high, requestID.low) {
      for header in try chunks(ofFilter: candidate.group, candidate.places) {
        try append(rowsOf: header, candidate.places, requestID, to: &found)
      }
    }
    return found
  }

  private func append(
    rowsOf header: ChunkHeader, _ places: Range<Int>, _ request: RequestID, to found: inout RowSet
  ) throws(ColumnError) {
    let low = max(0, places.lowerBound - header.ordinal)
    let high = min(header.count, places.upperBound - header.ordinal)
    guard low < high else { return }
    var hits: [Int] = []
    try withRequests(header, low..<high) { ids in
      for row in 0..<high - low
      where ColdBlob.request(in: ids, at: row) == (request.high, request.low) {
        hits.append(low + row)
      }
    }
    guard !hits.isEmpty else { return }
    let set = try rows(header, RowChoice(places: hits))
    for index in set.rows.indices where set.rows[index].hasRequest {
      found.append(set, at: index)
    }
  }
}
