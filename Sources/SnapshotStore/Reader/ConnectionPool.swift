import GRDB
import Synchronization

/// Connections to one file, so that a long search does not hold up a short question; each serves one question at a time.
final class ConnectionPool: Sendable {
  let file: SnapshotFile
  private let idle: Mutex<[DatabaseQueue]>

  /// Opens the first connection, and with it checks the file.
  init(file: SnapshotFile) throws(SnapshotError) {
    self.file = file
    idle = Mutex([try file.open()])
  }

  /// Asks one question in one read transaction, which ends with the answer.
  func read<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
    let queue = try idle.withLock { $0.popLast() } ?? file.open()
    defer { idle.withLock { $0.append(queue) } }
    return try queue.read(body)
  }

  /// Whether another file has taken the name.
  var isReplaced: Bool {
    guard let now = FileSystem.status(of: file.path) else { return false }
    return now.inode != file.status.inode || now.device != file.status.device
  }
}
