import GRDBSQLite

/// One SQLite connection, set up as the store sets up its own.
final class BenchFile {
  let connection: OpaquePointer

  init(_ path: String, isWriting: Bool) throws {
    var handle: OpaquePointer?
    let access = isWriting ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
    guard sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
      let handle
    else { throw BenchError.unreadable(path: path) }
    connection = handle
    try run("PRAGMA mmap_size = 0")
    guard isWriting else { return }
    try run("PRAGMA page_size = 16384; PRAGMA secure_delete = OFF")
    try run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000")
  }

  deinit { sqlite3_close(connection) }

  func run(_ sql: String) throws {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
      throw BenchError.sql(sql, message: String(cString: sqlite3_errmsg(connection)))
    }
  }
}
