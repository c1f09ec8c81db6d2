import GRDB
import ServerlessModel

/// Writes errors one by one, so that the same error twice is one, and counts them by hour.
final class ErrorWriter {
  private struct Key: Hashable {
    var fingerprint: UInt64
    var resource: Int64
  }

  private let names: NameWriter
  private var groups: [Key: Int64] = [:]

  init(names: NameWriter) { self.names = names }

  func write(_ records: [ErrorRecord], in db: Database) throws {
    for record in records {
      let group = try group(of: record, in: db)
      let time = record.time.milliseconds
      let version = try record.version.map { try names.id(of: $0, in: db) }
      let added = try db.run(
        "INSERT OR IGNORE INTO error VALUES (?, ?, ?, ?, ?)", .int(group), .int(time),
        .bytes(RequestBytes.encode(record.requestID)), .optional(version),
        .int(try names.id(of: record.message, in: db)))
      guard added > 0 else { continue }
      try count(group, time, version, in: db)
    }
  }

  /// Takes out errors that turned out otherwise; a group goes with its last one.
  func withdraw(_ records: [ErrorRecord], in db: Database) throws {
    for record in records {
      guard let group = try held(record, in: db) else { continue }
      let removed = try db.run(
        "DELETE FROM error WHERE grp = ? AND time = ? AND request = ?", .int(group),
        .int(record.time.milliseconds), .bytes(RequestBytes.encode(record.requestID)))
      if removed > 0 { try recount(group, record, in: db) }
    }
  }

  private func held(_ record: ErrorRecord, in db: Database) throws -> Int64? {
    try db.first(
      "SELECT id FROM error_group WHERE fingerprint = ? AND resource = ?",
      [
        .int(Int64(bitPattern: record.group.value)),
        .int(try names.id(of: record.resource.arn, in: db)),
      ]
    ) { $0.int(0) }
  }

  private func recount(_ group: Int64, _ record: ErrorRecord, in db: Database) throws {
    let hour = Cell.int(ErrorTable.hour(of: record.time.milliseconds))
    try db.run("UPDATE error_hour SET n = n - 1 WHERE grp = ? AND hour = ?", .int(group), hour)
    try db.run("DELETE FROM error_hour WHERE grp = ? AND hour = ? AND n <= 0", .int(group), hour)
    try db.run("DELETE FROM error_version WHERE grp = ?", .int(group))
    try db.run(
      """
      INSERT INTO error_version SELECT grp, version, min(time) FROM error
      WHERE grp = ? AND version IS NOT NULL GROUP BY version
      """, .int(group))
    let removed = try db.run(
      "DELETE FROM error_group WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM error WHERE grp = ?1)",
      .int(group))
    if removed > 0 { forget() }
  }

  /// Forgets what a transaction that was rolled back may have added.
  func forget() { groups.removeAll() }

  func delete(of resource: ResourceID, in db: Database) throws {
    forget()
    let number = try names.id(of: resource.arn, in: db)
    for table in ["error", "error_hour", "error_version"] {
      try db.run(
        "DELETE FROM \(table) WHERE grp IN (SELECT id FROM error_group WHERE resource = ?)",
        .int(number))
    }
    try db.run("DELETE FROM error_group WHERE resource = ?", .int(number))
  }

  private func count(_ group: Int64, _ time: Int64, _ version: Int64?, in db: Database) throws {
    try db.run(
      """
      INSERT INTO error_hour VALUES (?, ?, 1) ON CONFLICT(grp, hour) DO UPDATE SET n = n + 1
      """, .int(group), .int(ErrorTable.hour(of: time)))
    guard let version else { return }
    try db.run(
      """
      INSERT INTO error_version VALUES (?, ?, ?)
      ON CONFLICT(grp, version) DO UPDATE SET first = min(first, excluded.first)
      """, .int(group), .int(version), .int(time))
  }

  private func group(of record: ErrorRecord, in db: Database) throws -> Int64 {
    let resource = try names.id(of: record.resource.arn, in: db)
    let key = Key(fingerprint: record.group.value, resource: resource)
    if let group = groups[key] { return group }
    let fingerprint = Cell.int(Int64(bitPattern: record.group.value))
    let found = try db.first(
      "SELECT id FROM error_group WHERE fingerprint = ? AND resource = ?",
      [fingerprint, .int(resource)]
    ) { $0.int(0) }
    let group = try found ?? insert(record, fingerprint, resource, in: db)
    groups[key] = group
    return group
  }

  private func insert(
    _ record: ErrorRecord, _ fingerprint: Cell, _ resource: Int64, in db: Database
  ) throws -> Int64 {
    try db.run(
      "INSERT INTO error_group(fingerprint, resource, class, type, frames) VALUES (?, ?, ?, ?, ?)",
      fingerprint, .int(resource), .int(Int64(record.errorClass.rawValue)), .optional(record.type),
      .bytes(TextLists.encode(record.frames)))
    return db.lastInsertedRowID
  }
}

/// Request ids as 16 bytes; none for none.
enum RequestBytes {
  static func encode(_ id: RequestID?) -> [UInt8] {
    guard let id else { return [] }
    var writer = ByteWriter()
    writer.uint64(id.high)
    writer.uint64(id.low)
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8]) -> RequestID? {
    guard bytes.count == 16 else { return nil }
    var reader = FieldReader(bytes)
    guard let high = try? reader.fixed64(), let low = try? reader.fixed64() else { return nil }
    return RequestID(high: high, low: low)
  }
}
