import GRDB
import ServerlessModel

/// Writes configurations: a row for each change, whatever the order in which the sights of them come.
struct ConfigurationWriter {
  let db: Database
  let names: NameWriter

  private struct Row {
    var start: Int64
    var seen: Int64
    var value: [UInt8]
  }

  /// Answers the resources whose history is now another.
  func write(
    _ sights: [(resource: ResourceID, from: Instant, value: ServerlessModel.Configuration)]
  ) throws -> [ResourceID] {
    var changed: [ResourceID] = []
    let packer = ZstdPacker()
    for sight in sights {
      let number = try names.id(of: sight.resource.arn, in: db)
      let value = try Documents.encode(sight.value, with: packer)
      if try write(value, of: number, at: sight.from.milliseconds), changed.last != sight.resource {
        changed.append(sight.resource)
      }
    }
    return changed
  }

  private func write(_ value: [UInt8], of number: Int64, at time: Int64) throws -> Bool {
    let before = try row("start <= ?2 ORDER BY start DESC", number, time)
    if var before {
      if before.value == value {
        guard time > before.seen else { return false }
        before.seen = time
        try put(before, number)
        try joinNext(before, number)
        return false
      }
      try cut(before, at: time, number)
    }
    let new = Row(start: time, seen: time, value: value)
    try put(new, number)
    try joinNext(new, number)
    return true
  }

  /// A value that was seen on both sides of `time` held until then, and again at its last sight.
  private func cut(_ row: Row, at time: Int64, _ number: Int64) throws {
    guard row.seen > time else { return }
    try put(Row(start: row.start, seen: row.start, value: row.value), number)
    try put(Row(start: row.seen, seen: row.seen, value: row.value), number)
  }

  /// The next row says nothing new if its value is the same.
  private func joinNext(_ row: Row, _ number: Int64) throws {
    guard let next = try self.row("start > ?2 ORDER BY start", number, row.start),
      next.value == row.value
    else { return }
    try db.run(
      "DELETE FROM configuration WHERE resource = ? AND start = ?", .int(number), .int(next.start))
    try put(Row(start: row.start, seen: max(row.seen, next.seen), value: row.value), number)
  }

  private func row(_ condition: String, _ number: Int64, _ time: Int64) throws -> Row? {
    try db.first(
      "SELECT start, seen, value FROM configuration WHERE resource = ?1 AND \(condition) LIMIT 1",
      [.int(number), .int(time)]
    ) { Row(start: $0.int(0), seen: $0.int(1), value: $0.bytes(2)) }
  }

  private func put(_ row: Row, _ number: Int64) throws {
    try db.run(
      "INSERT OR REPLACE INTO configuration VALUES (?, ?, ?, ?, ?)", .int(number),
      .int(row.start), .int(row.seen), .int(Int64(bitPattern: FNV.hash(row.value))),
      .bytes(row.value))
  }
}
