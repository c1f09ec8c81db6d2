import GRDBSQLite

@testable import SnapshotStore

/// One SQLite connection, set up as the store sets up its own.
final class BenchFile {
  let connection: Connection

  init(_ path: String, isWriting: Bool) throws {
    var handle: OpaquePointer?
    let access = isWriting ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
    guard sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
      let handle
    else { throw BenchError.unreadable(path: path) }
    connection = Connection(handle)
    try run(isWriting ? SnapshotWriter.building : SnapshotFile.settings())
  }

  deinit {
    connection.statements.removeAll()
    sqlite3_close(connection.handle)
  }

  func run(_ sql: String) throws {
    guard sqlite3_exec(connection.handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw BenchError.sql(sql, message: String(cString: sqlite3_errmsg(connection.handle)))
    }
  }
}
