import GRDB
import GRDBSQLite

extension Database {
  /// Runs a statement that answers no rows; answers how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ cells: Cell...) throws -> Int {
    try run(sql, cells)
  }

  @discardableResult
  func run(_ sql: String, _ cells: [Cell]) throws -> Int {
    try each(sql, cells) { _ in }
    return Int(sqlite3_changes(sqliteConnection))
  }

  /// Calls `body` for each row; the same SQL must not run again inside `body`.
  func each(_ sql: String, _ cells: [Cell] = [], _ body: (RowView) throws -> Void) throws {
    let statement = try cachedStatement(sql: sql).sqliteStatement
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, cell) in cells.enumerated() { bind(cell, at: Int32(index + 1), of: statement) }
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw failure(code) }
      try body(RowView(statement: statement))
    }
  }

  /// All rows, each made into a value.
  func all<Value>(
    _ sql: String, _ cells: [Cell] = [], _ make: (RowView) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    try each(sql, cells) { values.append(try make($0)) }
    return values
  }

  /// The first row made into a value.
  func first<Value>(
    _ sql: String, _ cells: [Cell] = [], _ make: (RowView) throws -> Value
  ) throws -> Value? {
    let statement = try cachedStatement(sql: sql).sqliteStatement
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, cell) in cells.enumerated() { bind(cell, at: Int32(index + 1), of: statement) }
    let code = sqlite3_step(statement)
    if code == SQLITE_DONE { return nil }
    guard code == SQLITE_ROW else { throw failure(code) }
    return try make(RowView(statement: statement))
  }

  private func failure(_ code: CInt) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: String(cString: sqlite3_errmsg(sqliteConnection)))
  }

  private func bind(_ cell: Cell, at index: Int32, of statement: OpaquePointer) {
    switch cell {
    case .null: sqlite3_bind_null(statement, index)
    case .int(let value): sqlite3_bind_int64(statement, index, value)
    case .real(let value): sqlite3_bind_double(statement, index, value)
    case .text(let value):
      var copy = value
      copy.withUTF8 { text in
        text.withMemoryRebound(to: CChar.self) {
          _ = sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), copied)
        }
      }
    case .bytes(let value):
      guard !value.isEmpty else { return _ = sqlite3_bind_zeroblob(statement, index, 0) }
      _ = value.withUnsafeBytes {
        sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), copied)
      }
    }
  }
}

/// SQLITE_TRANSIENT, whose macro is not imported: SQLite takes its own copy.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
