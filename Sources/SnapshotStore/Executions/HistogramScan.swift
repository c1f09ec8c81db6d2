import ServerlessModel

/// Runs that began in one part of a span.
struct HistogramBucket: Hashable, Sendable {
  var start: Instant
  var count = 0
  var failures = 0
}

/// Counts runs by start: whole chunks by their header, others by a search for each edge.
struct HistogramScan {
  private(set) var buckets: [HistogramBucket]
  private let question: Question
  private let first: Int64
  private let end: Int64
  private let step: Int64

  /// A histogram of `count` equal parts; the last may reach past the span's end but counts nothing there.
  init(_ question: Question, _ span: TimeSpan, _ count: Int) {
    self.question = question
    let first = span.start.milliseconds
    end = span.end.milliseconds
    let length = end.subtractingClamped(first)
    let step = max(1, length / Int64(count) + (length % Int64(count) == 0 ? 0 : 1))
    self.first = first
    self.step = step
    buckets = (0..<count).map {
      HistogramBucket(start: Instant(milliseconds: first &+ Int64($0) &* step))
    }
  }

  mutating func scan(_ resources: [ResourceID]) throws(ColumnError) {
    let headers = try question.chunks(of: resources)
    for place in headers.placesInFile { try scan(headers[place]) }
    let wanted = Set(question.numbers(of: resources))
    for row in question.live.set.rows where wanted.contains(row.resource) {
      count(row, question.live.set.extra(of: row))
    }
  }

  private mutating func count(_ row: ExecutionRow, _ extra: ExecutionExtra?) {
    guard row.start >= first, row.start < end else { return }
    let bucket = Int((row.start - first) / step)
    buckets[bucket].count += 1
    if row.isFailure, row.known(extra) <= end { buckets[bucket].failures += 1 }
  }

  private mutating func scan(_ header: ChunkHeader) throws(ColumnError) {
    guard header.starts.least < end, header.starts.most >= first else { return }
    if header.known.most > end {
      let set = try question.countedRows(header, from: first, to: end)
      for row in set.rows { count(row, set.extra(of: row)) }
      return
    }
    let isInside = header.starts.least >= first && header.starts.most < end
    let low = Int((max(header.starts.least, first) - first) / step)
    let high = Int((min(header.starts.most, end - 1) - first) / step)
    if isInside, low == high {
      buckets[low].count += header.count
      buckets[low].failures += header.failures
      return
    }
    try split(header, low, high)
  }

  /// Finds the first row of each bucket, then shares out the rows that failed.
  private mutating func split(
    _ header: ChunkHeader, _ low: Int, _ high: Int
  ) throws(ColumnError) {
    let (chunk, starts) = try question.readStarts(
      header, and: header.failures == 0 ? [] : [.bits], whole: high - low > 2)
    let edges = try edges(header, starts, low, high)
    for bucket in low...high {
      buckets[bucket].count += edges[bucket - low + 1] - edges[bucket - low]
    }
    guard header.failures > 0 else { return }
    var bucket = low
    try forEachFailure(chunk) { row in
      guard row >= edges[0], row < edges[edges.count - 1] else { return }
      while row >= edges[bucket - low + 1] { bucket += 1 }
      buckets[bucket].failures += 1
    }
  }

  /// The first row of each of some buckets, and of what follows them.
  private func edges(
    _ header: ChunkHeader, _ starts: StoredStarts, _ low: Int, _ high: Int
  ) throws(ColumnError) -> [Int] {
    let words = question.scratch.words
    var edges = [0]
    if header.starts.least < first { edges[0] = try starts.rows(before: first, scratch: words) }
    for bucket in low..<high {
      edges.append(try starts.rows(before: first + Int64(bucket + 1) * step, scratch: words))
    }
    let isCut = header.starts.most >= end
    edges.append(isCut ? try starts.rows(before: end, scratch: words) : header.count)
    return edges
  }

  private func forEachFailure(
    _ chunk: ChunkBlob, _ body: (Int) -> Void
  ) throws(ColumnError) {
    let bits = try chunk.column(.bits)
    if bits.mode == .constant, !Self.isFailure(bits.base) {
      return try bits.forEachException { row, value in if Self.isFailure(value) { body(row) } }
    }
    let values = question.scratch.numbers
    try bits.decode(into: values, scratch: question.scratch.words)
    for row in 0..<chunk.count where Self.isFailure(values[row]) { body(row) }
  }

  private static func isFailure(_ bits: Int64) -> Bool {
    ((bits & Int64(ExecutionBits.statusMask)) &- 1).magnitude < 5 && bits & 7 != 0
  }
}
