import GRDB
import Synchronization

extension SnapshotWriter {
  /// Makes the file whole and gives it its name; nothing can be written afterwards.
  package func finish() throws(SnapshotError) {
    try use { core in
      try core.settle()
      try core.compact(everything: true)
      try core.transaction { try Meta(db: $0).remove(Self.recorderKey) }
    }
    let isBuilding = workPath != path
    let result = state.withLock { state -> Result<Void, SnapshotError> in
      Result { () throws(SnapshotError) in
        guard let queue = state.core?.queue else { return }
        state.core = nil
        defer { state.lock = nil }
        if isBuilding { try closeBuilding(queue) } else { try closeRecording(queue) }
      }
    }
    try result.get()
  }

  /// Gives up: a file that was being built is removed, a recording stays as the last batch left it.
  package func abandon() {
    state.withLock { state in
      guard let core = state.core else { return }
      state.core = nil
      try? core.queue.close()
      state.lock = nil
      if workPath != path { TemporaryFile.remove(workPath) }
    }
  }

  /// Copying the tables one after another gives each of them pages in a row and leaves none free.
  private func closeBuilding(_ queue: DatabaseQueue) throws(SnapshotError) {
    let compact = try TemporaryFile.make(beside: path, mode: options.mode)
    do {
      try Self.copy(queue, to: compact)
      try queue.close()
      TemporaryFile.remove(workPath)
    } catch {
      TemporaryFile.remove(compact)
      TemporaryFile.remove(workPath)
      throw SnapshotError.of(error, path: path, isWriting: true)
    }
    try Self.install(compact, at: path)
  }

  private static func copy(_ queue: DatabaseQueue, to path: String) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: CompactCopy.settings) }
    try queue.vacuum(into: path)
  }

  /// The journal must be empty before the compact file takes the name: its pages would else be taken for pages of that file.
  private func closeRecording(_ queue: DatabaseQueue) throws(SnapshotError) {
    let work = try TemporaryFile.make(beside: path, mode: options.mode)
    do {
      try Self.copy(queue, to: work)
      let isEmpty = try queue.writeWithoutTransaction { db in
        try db.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) == 0 } ?? false
      }
      guard isEmpty else {
        TemporaryFile.remove(work)
        throw SnapshotError.busy(path: path, by: nil)
      }
      try queue.close()
      try Self.install(work, at: path)
    } catch {
      TemporaryFile.remove(work)
      throw SnapshotError.of(error, path: path, isWriting: true)
    }
    FileSystem.remove(path + "-wal")
    FileSystem.remove(path + "-shm")
  }
}
