import GRDB
package import ServerlessModel
import Synchronization

/// Answers questions from a recording, finished or still being written; never writes to it.
package final class SnapshotReader: SnapshotReading, Sendable {
  private struct State {
    var open: OpenSnapshot
    var seen: Int64
    /// Whether nothing else is read than what was opened.
    var keepsToFile = false
  }

  /// The recording's place, as messages and `info` name it.
  package let path: String
  private let filePath: String
  private let cacheKilobytes: Int?
  private let state: Mutex<State>

  /// Opens a recording, whatever its size at once.
  package convenience init(path: String) throws(SnapshotError) {
    try self.init(unfinished: path, named: path)
  }

  /// Opens a file that will bear another name when it is finished.
  ///
  /// Without `cacheKilobytes` its connections keep as much of it as a console is quick with.
  init(
    unfinished filePath: String, named path: String, cacheKilobytes: Int? = nil
  ) throws(SnapshotError) {
    self.path = path
    self.filePath = filePath
    self.cacheKilobytes = cacheKilobytes
    let open = try OpenSnapshot(
      path: filePath, isBuilding: filePath != path, cacheKilobytes: cacheKilobytes)
    state = Mutex(State(open: open, seen: Self.generation(open)))
  }

  /// Whether a recorder writes to it, or was killed while it did.
  package var isBeingRecorded: Bool {
    FileSystem.exists(FileSystem.target(of: filePath) + "-wal")
  }

  /// Whether its name leads to another file by now, or nowhere: what is read stays that of the old one until `refresh`.
  package var isLeft: Bool {
    let pool = state.withLock { $0.open.pool }
    return pool.isReplaced || pool.isGone
  }

  private func reopened() throws(SnapshotError) -> OpenSnapshot {
    try OpenSnapshot(
      path: filePath, isBuilding: filePath != path, cacheKilobytes: cacheKilobytes)
  }

  /// Looks for what was committed since the last call, and follows a recording into its compact file.
  ///
  /// Returns true where there is something new.
  package func refresh() throws(SnapshotError) -> Bool {
    let open = state.withLock { $0.open }
    let isReplaced = open.pool.isReplaced || open.pool.isChanged
    let current = isReplaced ? try reopened() : open
    let generation = Self.generation(current)
    return state.withLock { state in
      let isNew = isReplaced || state.seen != generation
      (state.open, state.seen) = (current, generation)
      return isNew
    }
  }

  /// Calls `body`, all of whose questions are answered from one state of the recording, whatever is written meanwhile.
  ///
  /// They share a connection: who asks in parallel waits.
  package func atOnce<Answer>(_ body: () throws -> Answer) throws -> Answer {
    try current { try $0.holdingState(body) }
  }

  /// Refuses from now on what would be answered by another file than the one that was opened, so that no screen mixes two.
  ///
  /// Otherwise what takes the name is read on: a recorder may begin, end or compact while a command asks.
  package func keepToFile() { state.withLock { $0.keepsToFile = true } }

  /// The id of the key by which values were masked.
  package var keyID: String? { try? read { db, _ in try Meta(db: db).value("key id") } }

  /// A text that the maker kept under a name.
  package func note(_ key: String) -> String? {
    try? read { db, _ in try Meta(db: db).value("note " + key) }
  }

  private static func generation(_ open: OpenSnapshot) -> Int64 {
    (try? open.pool.read { db, _ in try open.generation(db) }) ?? 0
  }

  /// Asks in one read transaction; every failure is told in the words of this program.
  func read<Answer>(
    _ body: (Database, OpenSnapshot) throws -> Answer
  ) throws(SnapshotError) -> Answer {
    try ask { db, _, open in try body(db, open) }
  }

  /// Asks the columns of executions.
  func columns<Answer>(
    _ body: (ColumnReader, Connection) throws -> Answer
  ) throws(SnapshotError) -> Answer {
    try ask { _, connection, open in try body(open.columns, connection) }
  }

  /// Whether an answer failed since another file has the name, or a finished one is written to again; then it is opened anew.
  private static func isOutdated(_ pool: ConnectionPool, _ error: any Error, _ keepsToFile: Bool)
    -> Bool
  {
    if pool.isChanged { return !keepsToFile }
    guard case SnapshotError.replaced = error else { return false }
    return !keepsToFile || !pool.isStill
  }

  private static let mostTries = 5

  private func ask<Answer>(
    _ body: (Database, Connection, OpenSnapshot) throws -> Answer
  ) throws(SnapshotError) -> Answer {
    do {
      return try current { open in try open.pool.read { try body($0, $1, open) } }
    } catch {
      throw SnapshotError.of(error, path: path)
    }
  }

  /// Has `body` ask what is open, and ask again where another file has taken the name meanwhile.
  private func current<Answer>(_ body: (OpenSnapshot) throws -> Answer) throws -> Answer {
    let keepsToFile = state.withLock(\.keepsToFile)
    var open = state.withLock(\.open)
    // A recorder that begins or ends writes a few times in a row.
    for _ in 0..<Self.mostTries {
      do { return try body(open) } catch  where Self.isOutdated(open.pool, error, keepsToFile) {
        open = try reopened()
        // What was seen is forgotten, so that the next refresh tells of it.
        state.withLock { [open] in ($0.open, $0.seen) = (open, .min) }
      }
    }
    return try body(open)
  }
}

extension SnapshotReader {
  /// What the recording says of itself; zeros where it cannot be read any more.
  package var info: SnapshotInfo {
    let held = try? ask { db, connection, open in
      try open.part(db, \.info) {
        let executions = try open.columns.executionCount(on: connection)
        return try InfoReader(db: $0, open: open, path: path).info(executions: executions)
      }
    }
    let nothing = TimeSpan(start: Instant(milliseconds: 0), end: Instant(milliseconds: 0))
    return held
      ?? SnapshotInfo(
        path: path, origin: "", schemaVersion: 0, recordedBy: "", span: nothing,
        metricSpan: nothing, openAt: nothing.end, executions: 0, logLines: 0, segments: 0,
        points: 0, masked: [:], bytes: 0)
  }
}
