import GRDB

extension SnapshotError {
  /// The same error in the words of this program.
  package static func of(_ error: any Error, path: String, isWriting: Bool = false) -> SnapshotError
  {
    switch error {
    case let error as SnapshotError: error
    case let error as DamagedData: .damaged(path: path, what: error.what)
    case let error as DatabaseError: of(error, path: path, isWriting: isWriting)
    default: .failed(path: path, why: String(describing: error))
    }
  }

  private static func of(_ error: DatabaseError, path: String, isWriting: Bool) -> SnapshotError {
    let why = error.message ?? "SQLite answers \(error.resultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_FULL: .diskFull(path: path)
    case .SQLITE_NOTADB: .notASnapshot(path: path)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_ERROR, .SQLITE_MISMATCH:
      .damaged(path: path, what: why)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path, by: nil)
    case .SQLITE_CANTOPEN where isWriting && FileSystem.isFull(around: path):
      .diskFull(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY:
      isWriting ? .notPermitted(path: path, why: why) : .unreadable(path: path, why: why)
    case .SQLITE_IOERR where isWriting:
      FileSystem.isFull(around: path)
        ? .diskFull(path: path) : .notWritten(path: path, why: why)
    default: .failed(path: path, why: why)
    }
  }
}
