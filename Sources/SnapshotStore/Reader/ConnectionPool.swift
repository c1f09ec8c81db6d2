import GRDB
import Synchronization

/// Connections to one file, so that a long search does not hold up a short question; each serves one question at a time.
final class ConnectionPool: Sendable {
  let file: SnapshotFile
  private let idle: Mutex<[PooledConnection]>

  /// Opens the first connection, and with it checks the file.
  init(file: SnapshotFile) throws(SnapshotError) {
    self.file = file
    idle = Mutex([PooledConnection(try file.open())])
  }

  /// Asks one question in one read transaction, which ends with the answer.
  func read<Answer>(_ body: (Database, Connection) throws -> Answer) throws -> Answer {
    let pooled = try idle.withLock { $0.popLast() } ?? PooledConnection(file.open())
    defer { idle.withLock { if $0.count < Self.idleLimit { $0.append(pooled) } } }
    return try pooled.read(body)
  }

  /// More connections are closed when their question is answered, since each keeps pages of the file.
  private static let idleLimit = 2

  /// Whether another file has taken the name.
  var isReplaced: Bool {
    guard let now = FileSystem.status(of: file.path) else { return false }
    return now.inode != file.status.inode || now.device != file.status.device
  }
}

/// One connection and the statements that were prepared on it, which must go first.
private final class PooledConnection: Sendable {
  private let queue: DatabaseQueue
  private let statements = StatementCache()

  init(_ queue: DatabaseQueue) { self.queue = queue }

  deinit { statements.removeAll() }

  /// A transaction of our own, of kept statements: a screen asks a hundred questions.
  func read<Answer>(_ body: (Database, Connection) throws -> Answer) throws -> Answer {
    try queue.unsafeRead { db in
      guard let handle = db.sqliteConnection else { throw DamagedData("the file is closed") }
      let connection = Connection(handle, statements: statements)
      try Statement("BEGIN", on: connection).run()
      defer { Self.end(connection) }
      return try body(db, connection)
    }
  }

  private static func end(_ connection: Connection) {
    do {
      try Statement("COMMIT", on: connection).run()
    } catch {
      try? Statement("ROLLBACK", on: connection).run()
    }
  }
}
