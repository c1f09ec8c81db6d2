import GRDB
import ServerlessModel

/// Writes metric points: a block a transaction, and chunks of one series when blocks are compacted.
struct PointWriter {
  /// Small enough that a chunk of most series fits a page three times or more.
  static let chunk = 512
  /// A larger row of a table without row ids does not stay in its page.
  private static let mostBytes = 960
  /// The number of the last block that was compacted.
  private static let compacted = "compacted point block"

  let db: Database
  let series: SeriesWriter

  func write(_ all: [Series]) throws {
    var runs: [Int64: [[MetricPoint]]] = [:]
    for part in all where !part.points.isEmpty {
      runs[try series.id(of: part.id, in: db), default: []].append(part.points)
    }
    guard !runs.isEmpty else { return }
    let sorted = runs.sorted { $0.key < $1.key }.map {
      LivePoints.Run(series: $0.key, points: PointMerge.union($0.value))
    }
    for part in pieces(sorted) { try insert(part) }
  }

  /// Blocks of at most 400,000 points, so that opening one stays cheap.
  private func pieces(_ runs: [LivePoints.Run]) -> [[LivePoints.Run]] {
    var pieces: [[LivePoints.Run]] = [[]]
    var count = 0
    for run in runs {
      for start in stride(from: 0, to: run.points.count, by: 100_000) {
        let part = Array(run.points[start..<min(start + 100_000, run.points.count)])
        if count + part.count > 400_000, count > 0 {
          pieces.append([])
          count = 0
        }
        pieces[pieces.count - 1].append(LivePoints.Run(series: run.series, points: part))
        count += part.count
      }
    }
    return pieces
  }

  private func insert(_ runs: [LivePoints.Run]) throws {
    let times = runs.flatMap {
      [$0.points.first, $0.points.last].compactMap { $0?.time.milliseconds }
    }
    try db.run(
      "INSERT INTO point_live VALUES (?, ?, ?, ?, ?)", .int(try nextNumber()),
      .int(times.min() ?? 0), .int(times.max() ?? 0),
      .int(runs.reduce(0) { $0 + $1.points.count }), .bytes(LivePoints.encode(runs)))
  }

  /// No block takes the number of one that was compacted, which a reader may have kept.
  private func nextNumber() throws -> Int64 {
    let last = try db.first("SELECT max(seq) FROM point_live") { $0.int(0) } ?? 0
    return max(last, try Tallies(db: db).value(Self.compacted) ?? 0) + 1
  }

  /// Whether enough blocks wait to be worth a compaction.
  func isDue(blocks: Int) throws -> Bool {
    try db.first("SELECT count(*) FROM point_live") { $0.int(0) } ?? 0 >= Int64(blocks)
  }

  /// Moves the oldest blocks, up to about four million points, into chunks; answers whether more are left.
  func compact() throws -> Bool {
    let waiting = try db.all("SELECT seq, n FROM point_live ORDER BY seq") {
      ($0.int(0), $0.int(1))
    }
    var taken: [Int64] = []
    var points: Int64 = 0
    for (seq, n) in waiting where points < 4_000_000 {
      taken.append(seq)
      points += n
    }
    guard let last = taken.last else { return false }
    try merge(upTo: last)
    try db.run("DELETE FROM point_live WHERE seq <= ?", .int(last))
    try Tallies(db: db).set(Self.compacted, to: last)
    return taken.count < waiting.count
  }

  private func merge(upTo last: Int64) throws {
    var runs: [Int64: [[MetricPoint]]] = [:]
    try db.each("SELECT value FROM point_live WHERE seq <= ? ORDER BY seq", [.int(last)]) {
      for run in try LivePoints($0.bytes(0)).runs() {
        runs[run.series, default: []].append(run.points)
      }
    }
    for (series, parts) in runs.sorted(by: { $0.key < $1.key }) {
      try merge(PointMerge.union(parts), into: series)
    }
  }

  /// Rewrites only the chunks that the new points touch, and a last chunk that has room.
  private func merge(_ new: [MetricPoint], into series: Int64) throws {
    guard let first = new.first?.time.milliseconds, let last = new.last?.time.milliseconds else {
      return
    }
    let old = try db.all(
      """
      SELECT start, value FROM point_chunk WHERE series = ?1 AND start <= ?3
        AND (last >= ?2 OR (n < ?4 AND length(value) < 700 AND start = (
          SELECT max(start) FROM point_chunk WHERE series = ?1 AND start <= ?3)))
      ORDER BY start
      """, [.int(series), .int(first), .int(last), .int(Self.chunk)]
    ) { (start: $0.int(0), points: try PointCodec.decode($0.bytes(1))) }
    for chunk in old {
      try db.run(
        "DELETE FROM point_chunk WHERE series = ? AND start = ?", .int(series), .int(chunk.start))
    }
    try insert(PointMerge.union(old.map(\.points) + [new]), into: series)
  }

  private func insert(_ points: [MetricPoint], into series: Int64) throws {
    var rest = points[...]
    while !rest.isEmpty {
      let (count, value) = Self.encodeFitting(rest.prefix(Self.chunk))
      let part = rest.prefix(count)
      rest = rest.dropFirst(count)
      guard let first = part.first, let last = part.last else { continue }
      try db.run(
        "INSERT OR REPLACE INTO point_chunk VALUES (?, ?, ?, ?, ?)", .int(series),
        .int(first.time.milliseconds), .int(last.time.milliseconds), .int(part.count),
        .bytes(value))
    }
  }

  /// As many of the points as lie in their page without a second one, which would stay half empty.
  private static func encodeFitting(_ points: ArraySlice<MetricPoint>) -> (Int, [UInt8]) {
    var count = points.count
    while true {
      let value = PointCodec.encode(Array(points.prefix(count)))
      if value.count <= mostBytes || count <= 16 { return (count, value) }
      count = max(16, min(count - 1, count * (mostBytes - 20) / value.count))
    }
  }
}
