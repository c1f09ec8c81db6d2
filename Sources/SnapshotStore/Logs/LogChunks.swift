import GRDB
import ServerlessModel

/// The tables of log chunks: putting in, taking out, reading whole groups.
struct LogChunks {
  let db: Database

  /// Writes lines that are sorted by time as one chunk.
  func insert(_ lines: LogColumns, live: Bool, with packer: ZstdPacker) throws {
    guard let first = lines.times.min(), let last = lines.times.max() else { return }
    try db.run(
      "INSERT INTO log_chunk(live, n, bytes, start, last, levels, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
      .int(live ? 1 : 0), .int(lines.count), .int(lines.text.count), .int(first), .int(last),
      .int(lines.levelMask), .bytes(LogChunk.encode(lines, with: packer)))
    let chunk = db.lastInsertedRowID
    for (group, part) in parts(of: lines) {
      try db.run(
        "INSERT INTO log_part(grp, start, chunk, last, n) VALUES (?, ?, ?, ?, ?)", .int(group),
        .int(part.first), .int(chunk), .int(part.last), .int(part.n))
    }
    guard !lines.requestIDs.isEmpty else { return }
    try db.run(
      "INSERT INTO log_filter VALUES (?, ?)", .int(chunk),
      .bytes(RequestFilter.make(lines.requestIDs)))
  }

  /// Writes the lines of several groups: chunks of their own for those with much text, shared ones for the rest.
  func insertPacked(_ groups: [LogColumns], live: Bool, with packer: ZstdPacker) throws {
    var shared = LogColumns()
    for lines in groups {
      if lines.text.count >= LogChunk.ownText {
        let isLive = live && lines.text.count < LogChunk.fullText / 2
        try insert(lines.sorted(), live: isLive, with: packer)
        continue
      }
      for line in lines.times.indices {
        shared.append(lines, line: line)
        guard shared.text.count >= LogChunk.fullText else { continue }
        try insert(shared.sorted(), live: live, with: packer)
        shared = LogColumns()
      }
    }
    if !shared.isEmpty { try insert(shared.sorted(), live: live, with: packer) }
  }

  private func parts(of lines: LogColumns) -> [Int64: (first: Int64, last: Int64, n: Int)] {
    var bySource = [(first: Int64, last: Int64, n: Int)](
      repeating: (.max, .min, 0), count: lines.sources.count)
    for (time, source) in zip(lines.times, lines.sourceOf) {
      let part = bySource[Int(source)]
      bySource[Int(source)] = (min(part.first, time), max(part.last, time), part.n + 1)
    }
    var parts: [Int64: (first: Int64, last: Int64, n: Int)] = [:]
    for (source, part) in zip(lines.sources, bySource) {
      let other = parts[source.group] ?? (.max, .min, 0)
      parts[source.group] = (
        min(part.first, other.first), max(part.last, other.last), part.n + other.n
      )
    }
    return parts
  }

  func read(_ chunk: Int64) throws -> LogChunk {
    let bytes = try db.first("SELECT value FROM log_chunk WHERE id = ?", [.int(chunk)]) {
      $0.bytes(0)
    }
    guard let bytes else { throw DamagedData("a chunk of log lines is missing") }
    return try LogChunk(bytes)
  }

  /// Puts the same lines with other runs in place of those of a chunk.
  func replace(_ chunk: Int64, with lines: LogColumns) throws {
    let value = LogChunk.encode(lines, with: ZstdPacker())
    try db.run("UPDATE log_chunk SET value = ? WHERE id = ?", .bytes(value), .int(chunk))
    try db.run("DELETE FROM log_filter WHERE chunk = ?", .int(chunk))
    guard !lines.requestIDs.isEmpty else { return }
    try db.run(
      "INSERT INTO log_filter VALUES (?, ?)", .int(chunk),
      .bytes(RequestFilter.make(lines.requestIDs)))
  }

  func delete(_ chunk: Int64) throws {
    try db.run("DELETE FROM log_part WHERE chunk = ?", .int(chunk))
    try db.run("DELETE FROM log_filter WHERE chunk = ?", .int(chunk))
    try db.run("DELETE FROM log_chunk WHERE id = ?", .int(chunk))
  }

  /// Removes all lines of a group; other groups' lines in shared chunks stay.
  func deleteLines(of group: Int64) throws {
    let packer = ZstdPacker()
    for chunk in try chunks(of: group, from: .min, through: .max) {
      let isShared =
        try db.first("SELECT count(*) FROM log_part WHERE chunk = ?", [.int(chunk)]) { $0.int(0) }
        ?? 0 > 1
      if isShared {
        let lines = try read(chunk).lines()
        let others = lines.filtered { lines.source(of: $0).group != group }
        try insert(others, live: false, with: packer)
      }
      try delete(chunk)
    }
  }

  /// The chunks that hold lines of a group in a stretch of time, oldest first.
  func chunks(of group: Int64, from first: Int64, through last: Int64) throws -> [Int64] {
    try starts(of: group, from: first, through: last).map(\.chunk)
  }

  /// The same, each with the time of the group's first line in it.
  func starts(
    of group: Int64, from first: Int64, through last: Int64
  ) throws -> [(chunk: Int64, start: Int64)] {
    try db.all(
      """
      SELECT chunk, start FROM log_part WHERE grp = ? AND start <= ? AND last >= ?
      ORDER BY start, chunk
      """, [.int(group), .int(last), .int(first)]
    ) { ($0.int(0), $0.int(1)) }
  }

  /// The time of a group's first line.
  func first(of group: Int64) throws -> Int64? {
    try db.first("SELECT min(start) FROM log_part WHERE grp = ?", [.int(group)]) {
      $0.optionalInt(0)
    } ?? nil
  }

  /// The lines of a group in a stretch of time, a block a stream and chunk.
  func blocks(
    of number: Int64, _ group: LogGroupID, from first: Int64, through last: Int64
  ) throws -> [LogBlock] {
    try chunks(of: number, from: first, through: last).flatMap {
      try blocks(in: $0, of: number, group, from: first, through: last)
    }
  }

  func blocks(
    in chunk: Int64, of number: Int64, _ group: LogGroupID, from first: Int64, through last: Int64
  ) throws -> [LogBlock] {
    let lines = try read(chunk).lines()
    var blocks: [UInt32: LogBlock] = [:]
    for line in lines.times.indices {
      let source = lines.source(of: line)
      guard source.group == number, lines.times[line] >= first, lines.times[line] <= last else {
        continue
      }
      let key = lines.sourceOf[line]
      blocks[key, default: LogBlock(group: group, stream: source.stream)].add(line, of: lines)
    }
    return blocks.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension LogBlock {
  fileprivate mutating func add(_ line: Int, of lines: LogColumns) {
    lines.text[lines.range(of: line)].withUnsafeBytes {
      append(
        time: lines.times[line], message: $0, level: LogLevel(rawValue: lines.levels[line]),
        request: lines.request(of: line),
        eventHash: lines.eventHashes.isEmpty ? 0 : lines.eventHashes[line])
    }
  }
}
