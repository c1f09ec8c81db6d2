import GRDBSQLite

/// One prepared statement on a connection, which keeps it for the next who needs it.
struct Statement: ~Copyable {
  private let sql: String
  private let handle: OpaquePointer
  private let connection: Connection

  /// Compiles `sql`, unless that was done before: what changes from one question to the next should be bound.
  init(_ sql: String, on connection: Connection) throws(ColumnError) {
    self.sql = sql
    self.connection = connection
    if let held = connection.statements.take(sql) {
      handle = held
      return
    }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v2(connection.handle, sql, -1, &made, nil)
    guard code == SQLITE_OK, let made else { throw ColumnError(code, on: connection) }
    handle = made
  }

  deinit { connection.statements.keep(handle, sql) }

  func bind(_ values: Int64...) {
    for (index, value) in values.enumerated() {
      sqlite3_bind_int64(handle, Int32(index + 1), value)
    }
  }

  func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }

  /// Runs a statement that gives no rows, with `bytes` as its parameter `index`.
  func run(bytes: [UInt8], at index: Int32) throws(ColumnError) {
    let code = bytes.withUnsafeBytes { buffer in
      bind(buffer, at: index)
      return sqlite3_step(handle)
    }
    try finish(code)
  }

  /// Runs a statement that gives no rows, with two texts as its parameters `index` and the next.
  func run(text: String, _ second: String? = nil, at index: Int32) throws(ColumnError) {
    try finish(stepping(text: text, second, at: index))
  }

  /// Binds one or two texts and steps; the row can be read until `reset`.
  func step(text: String, _ second: String? = nil, at index: Int32) throws(ColumnError) -> Bool {
    let code = stepping(text: text, second, at: index)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw ColumnError(code, on: connection)
  }

  private func stepping(text: String, _ second: String?, at index: Int32) -> Int32 {
    bind(text, at: index)
    if let second { bind(second, at: index + 1) }
    return sqlite3_step(handle)
  }

  private func bind(_ text: String, at index: Int32) {
    var copy = text
    copy.withUTF8 { buffer in
      let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      buffer.withMemoryRebound(to: CChar.self) { chars in
        _ =
          chars.isEmpty
          ? sqlite3_bind_text(handle, index, "", 0, transient)
          : sqlite3_bind_text(handle, index, chars.baseAddress, Int32(chars.count), transient)
      }
    }
  }

  private func bind(_ bytes: UnsafeRawBufferPointer, at index: Int32) {
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(handle, index, 0)
    } else {
      sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), nil)
    }
  }

  /// Runs a statement that gives no rows.
  func run() throws(ColumnError) { try finish(sqlite3_step(handle)) }

  private func finish(_ code: Int32) throws(ColumnError) {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw ColumnError(code, on: connection) }
  }

  /// Moves to the next row; false after the last.
  func step() throws(ColumnError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw ColumnError(code, on: connection)
  }

  func reset() {
    sqlite3_reset(handle)
  }

  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A copy of a blob; empty for NULL.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return [UInt8](
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}

extension ColumnError {
  init(_ code: Int32, on connection: Connection) {
    self = .sqlite(
      code: code,
      message: sqlite3_errmsg(connection.handle).map { String(cString: $0) } ?? "no message")
  }
}
