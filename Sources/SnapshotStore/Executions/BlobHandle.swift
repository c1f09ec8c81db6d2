import GRDBSQLite

/// Reads parts of one blob after another without copying the whole of any.
struct BlobHandle: ~Copyable {
  private var handle: OpaquePointer?
  private let table: String
  private let connection: Connection

  /// A reader of column `data` of `table`.
  init(_ table: String, on connection: Connection) {
    self.table = table
    self.connection = connection
  }

  deinit { if let handle { sqlite3_blob_close(handle) } }

  /// Moves to a row.
  mutating func move(to row: Int64) throws(ColumnError) {
    let code: Int32
    if let handle {
      code = sqlite3_blob_reopen(handle, row)
    } else {
      code = sqlite3_blob_open(connection.handle, "main", table, "data", row, 0, &handle)
    }
    guard code == SQLITE_OK else { throw ColumnError(code, on: connection) }
  }

  var size: Int { handle.map { Int(sqlite3_blob_bytes($0)) } ?? 0 }

  /// Fills `target` from `offset` of the blob on.
  func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(ColumnError) {
    guard offset >= 0, offset <= size, target.count <= size &- offset else {
      throw .damaged("\(table) row")
    }
    guard target.count > 0 else { return }
    let code = sqlite3_blob_read(
      handle, target.baseAddress, Int32(target.count), Int32(offset))
    guard code == SQLITE_OK else { throw ColumnError(code, on: connection) }
  }

  /// The bytes from `offset` on, `count` or to the end.
  func bytes(at offset: Int = 0, count: Int? = nil) throws(ColumnError) -> [UInt8] {
    let wanted = count ?? max(0, size - offset)
    guard wanted >= 0, wanted <= size else { throw .damaged("\(table) row") }
    var copy = [UInt8](repeating: 0, count: wanted)
    do {
      try copy.withUnsafeMutableBytes { try read(into: $0, at: offset) }
    } catch let error as ColumnError {
      throw error
    } catch {
      throw .damaged(table)
    }
    return copy
  }
}
