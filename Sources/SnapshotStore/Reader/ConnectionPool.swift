import GRDB
import Synchronization

/// Connections to one file, so that a long search does not hold up a short question; each serves one question at a time.
final class ConnectionPool: Sendable {
  let file: SnapshotFile
  /// Whether nobody may write to it any more.
  let isStill: Bool
  private let idle: Mutex<[PooledConnection]>
  /// The connection that answers all questions while somebody asks for one state of the file.
  private let held = Mutex<PooledConnection?>(nil)

  /// Opens the first connection, and with it checks the file.
  init(file: SnapshotFile, isBuilding: Bool) throws(SnapshotError) {
    self.file = file
    isStill = !isBuilding && !file.isBeingRecorded
    idle = Mutex([PooledConnection(try file.open())])
  }

  /// Asks one question in one read transaction, which ends with the answer.
  func read<Answer>(_ body: (Database, Connection) throws -> Answer) throws -> Answer {
    if let held = held.withLock(\.self) { return try held.ask(body) }
    return try withConnection { try $0.read(body) }
  }

  /// Keeps one read transaction for all that `body` asks, so that it sees one state of the file.
  func holdingState<Answer>(_ body: () throws -> Answer) throws -> Answer {
    try withConnection { pooled in
      try pooled.begin()
      held.withLock { $0 = pooled }
      defer {
        held.withLock { $0 = nil }
        pooled.end()
      }
      return try body()
    }
  }

  private func withConnection<Answer>(_ body: (PooledConnection) throws -> Answer) throws -> Answer
  {
    guard !isChanged else { throw SnapshotError.replaced(path: file.path) }
    let pooled = try idle.withLock { $0.popLast() } ?? another()
    defer { idle.withLock { if $0.count < Self.idleLimit { $0.append(pooled) } } }
    return try body(pooled)
  }

  /// More connections are closed when their question is answered, since each keeps pages of the file.
  private static let idleLimit = 2

  /// One more connection; by its name another file would be opened now where that was replaced.
  private func another() throws -> PooledConnection {
    guard !isReplaced else { throw SnapshotError.replaced(path: file.path) }
    return PooledConnection(try file.open())
  }

  /// Whether another file has taken the name.
  var isReplaced: Bool {
    guard let now = FileSystem.status(of: file.path) else { return false }
    return !isSame(now)
  }

  /// Whether the name leads nowhere any more.
  var isGone: Bool { !FileSystem.exists(file.path) }

  /// Whether somebody wrote to a file that was finished: what connections hold of it may not be what it holds now.
  var isChanged: Bool {
    guard isStill, let now = FileSystem.status(of: file.path), isSame(now) else { return false }
    return now.bytes != file.status.bytes || now.written != file.status.written
  }

  private func isSame(_ now: FileSystem.Status) -> Bool {
    now.inode == file.status.inode && now.device == file.status.device
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
    try ask { db, connection in
      try Statement("BEGIN", on: connection).run()
      defer { Self.end(connection) }
      return try body(db, connection)
    }
  }

  /// Asks in the transaction that was begun.
  func ask<Answer>(_ body: (Database, Connection) throws -> Answer) throws -> Answer {
    try queue.unsafeRead { db in
      guard let handle = db.sqliteConnection else { throw DamagedData("the file is closed") }
      return try body(db, Connection(handle, statements: statements))
    }
  }

  func begin() throws { try ask { _, connection in try Statement("BEGIN", on: connection).run() } }

  func end() { try? ask { _, connection in Self.end(connection) } }

  private static func end(_ connection: Connection) {
    do {
      try Statement("COMMIT", on: connection).run()
    } catch {
      try? Statement("ROLLBACK", on: connection).run()
    }
  }
}
