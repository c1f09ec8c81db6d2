import GRDB
package import ServerlessModel
import Synchronization

/// Writes a recording: a new file built beside its target, or a live recording that others read meanwhile.
package final class SnapshotWriter: Sendable {
  /// What a maker says of a recording.
  package struct Options: Hashable, Sendable {
    /// `sample`, `import` or `record`.
    package var origin: String
    package var recordedBy: String
    /// Whether the file's group may read it (0640 instead of 0600).
    package var groupReadable: Bool

    /// Makes the options from their parts.
    package init(
      origin: String = "import", recordedBy: String = "perch", groupReadable: Bool = false
    ) {
      self.origin = origin
      self.recordedBy = recordedBy
      self.groupReadable = groupReadable
    }
  }

  private struct State {
    var core: WriterCore?
    var lock: FileLock?
    /// Why nothing more can be written; a file without a journal cannot go back.
    var failure: SnapshotError?
  }

  /// Where the recording is or will be.
  package let path: String
  private let workPath: String
  private let options: Options
  private let state: Mutex<State>

  private init(
    path: String, workPath: String, options: Options, isBuilding: Bool, lock: sending FileLock?
  ) throws(SnapshotError) {
    self.path = path
    self.workPath = workPath
    self.options = options
    do {
      let queue = try Self.open(workPath, isBuilding: isBuilding)
      try queue.write { try Self.introduce(options, in: $0) }
      state = Mutex(State(core: WriterCore(queue: queue, isBuilding: isBuilding), lock: lock))
    } catch {
      if workPath != path { FileSystem.remove(workPath) }
      throw SnapshotError.of(error, path: path, isWriting: true)
    }
  }

  deinit { abandon() }
}

extension SnapshotWriter {
  /// Begins a new file; what lies at `path` is untouched until `finish`.
  package static func create(
    at path: String, options: Options = Options()
  ) throws(SnapshotError) -> SnapshotWriter {
    try checkPlace(path)
    let work = try TemporaryFile.make(beside: path, mode: options.mode)
    return try SnapshotWriter(
      path: path, workPath: work, options: options, isBuilding: true, lock: nil)
  }

  /// Begins a new file with all that the recording at `path` holds; it is untouched until `finish`.
  package static func extend(
    _ path: String, options: Options = Options()
  ) throws(SnapshotError) -> SnapshotWriter {
    let old = try SnapshotFile(path: path)
    let queue = try old.open()
    let work = try TemporaryFile.make(beside: path, mode: options.mode)
    try copy(old, queue, to: work)
    return try SnapshotWriter(
      path: path, workPath: work, options: options, isBuilding: true, lock: nil)
  }

  /// Makes a recording or goes on with one; each batch is safe on the disk when `write` returns.
  package static func record(
    at path: String, options: Options = Options(origin: "record")
  ) throws(SnapshotError) -> SnapshotWriter {
    try checkPlace(path)
    try makeRecordable(path, options)
    let lock = try FileLock(path: path)
    return try SnapshotWriter(
      path: path, workPath: path, options: options, isBuilding: false, lock: lock)
  }

  private static func checkPlace(_ path: String) throws(SnapshotError) {
    if FileSystem.status(of: path)?.isFolder == true { throw .isFolder(path: path) }
    if let kind = NetworkFileSystem.kind(of: path) {
      throw .networkFileSystem(path: path, kind: kind)
    }
  }

  /// Readers take a finished file as one that never changes, so recording goes on in a copy that takes its name.
  private static func makeRecordable(_ path: String, _ options: Options) throws(SnapshotError) {
    guard let status = FileSystem.status(of: path), status.bytes > 0 else {
      guard FileSystem.status(of: path) == nil else { return }
      let code = FileSystem.make(path, mode: options.mode)
      guard code == 0 else { throw TemporaryFile.failure(code, path) }
      return
    }
    let old = try SnapshotFile(path: path)
    if old.isBlank { return }
    let queue = try old.open()
    guard !old.isBeingRecorded else { return }
    let lock = try FileLock(path: path)
    let work = try TemporaryFile.make(beside: path, mode: options.mode)
    try copy(old, queue, to: work)
    try withExtendedLifetime(lock) { () throws(SnapshotError) in try install(work, at: path) }
  }

  private static func copy(
    _ old: SnapshotFile, _ queue: DatabaseQueue, to work: String
  ) throws(SnapshotError) {
    do {
      if old.isBeingRecorded {
        try queue.vacuum(into: work)
      } else {
        let code = FileSystem.copy(old.path, onto: work)
        guard code == 0 else { throw TemporaryFile.failure(code, old.path) }
      }
    } catch {
      FileSystem.remove(work)
      throw SnapshotError.of(error, path: old.path, isWriting: true)
    }
  }

  private static func install(_ work: String, at path: String) throws(SnapshotError) {
    let synced = FileSystem.sync(work)
    let code = synced == 0 ? FileSystem.replace(path, with: work) : synced
    guard code == 0 else {
      FileSystem.remove(work)
      throw TemporaryFile.failure(code, path)
    }
  }

  private static func open(_ path: String, isBuilding: Bool) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: "PRAGMA page_size = 4096; PRAGMA mmap_size = 0; PRAGMA secure_delete = OFF")
      try db.execute(
        sql: isBuilding
          ? "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000"
          : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try SnapshotSchema.migrate(queue)
    return queue
  }

  private static func introduce(_ options: Options, in db: Database) throws {
    let meta = Meta(db: db)
    if try meta.value("origin") == nil || options.origin == "record" {
      try meta.set("origin", options.origin)
    }
    try meta.set("recorded by", options.recordedBy)
  }
}

extension SnapshotWriter.Options {
  fileprivate var mode: UInt32 { groupReadable ? 0o640 : 0o600 }
}

extension SnapshotWriter {
  /// Writes a batch in one transaction; while recording it is there after a kill at any later moment.
  package func write(_ batch: SnapshotBatch) throws(SnapshotError) {
    try use { try $0.write(batch) }
  }

  /// Puts what was recorded in order; `write` does so by itself when enough has come.
  package func compact() throws(SnapshotError) { try use { try $0.compact(everything: true) } }

  /// A reader of what was written so far, of an unfinished file too.
  package func reader() throws(SnapshotError) -> SnapshotReader {
    try use { try $0.settle() }
    return try SnapshotReader(unfinished: workPath, named: path)
  }

  /// Sets the moment that the recording opens at.
  package func setOpenAt(_ moment: Instant) throws(SnapshotError) {
    try set("open at", String(moment.milliseconds))
  }

  /// Says by which key values were masked.
  package func setKeyID(_ id: String) throws(SnapshotError) { try set("key id", id) }

  /// Says what is held in full detail, where that is more than what was written speaks of.
  package func setSpan(_ span: TimeSpan) throws(SnapshotError) {
    try use { core in
      try core.transaction { db in
        try Tallies(db: db).set("detail start", to: span.start.milliseconds)
        try Tallies(db: db).set("detail end", to: span.end.milliseconds)
      }
    }
  }

  /// Keeps a text under a name of the maker's choice.
  package func setNote(_ key: String, _ value: String) throws(SnapshotError) {
    try set("note " + key, value)
  }

  /// Removes the log lines of a group.
  package func deleteLogLines(of group: LogGroupID) throws(SnapshotError) {
    try use { try $0.deleteLogLines(of: group) }
  }

  /// Removes the executions of a function.
  package func deleteExecutions(of function: ResourceID) throws(SnapshotError) {
    try use { try $0.deleteExecutions(of: function) }
  }

  /// Removes the errors of a function.
  package func deleteErrors(of function: ResourceID) throws(SnapshotError) {
    try use { try $0.deleteErrors(of: function) }
  }

  /// Removes all that the lines of a group told, so that they can be written again.
  package func replaceGroup(_ group: LogGroupID) throws(SnapshotError) {
    try deleteLogLines(of: group)
    guard let function = group.function else { return }
    try deleteExecutions(of: function)
    try deleteErrors(of: function)
  }

  /// Removes all findings and unknown verdicts, before judging again.
  package func deleteFindings() throws(SnapshotError) { try use { try $0.deleteFindings() } }

  private func set(_ key: String, _ value: String) throws(SnapshotError) {
    try use { core in try core.transaction { try Meta(db: $0).set(key, value) } }
  }
}

extension SnapshotWriter {
  /// Makes the file whole and gives it its name; nothing can be written afterwards.
  package func finish() throws(SnapshotError) {
    try use { core in
      try core.settle()
      try core.compact(everything: true)
    }
    let isBuilding = workPath != path
    let result = state.withLock { state -> Result<Void, SnapshotError> in
      Result { () throws(SnapshotError) in
        guard let queue = state.core?.queue else { return }
        state.core = nil
        defer { state.lock = nil }
        if isBuilding { try Self.close(queue, workPath, path) } else { try closeRecording(queue) }
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
      if workPath != path { FileSystem.remove(workPath) }
    }
  }

  private static func close(
    _ queue: DatabaseQueue, _ work: String, _ path: String
  ) throws(SnapshotError) {
    do { try queue.close() } catch {
      FileSystem.remove(work)
      throw SnapshotError.of(error, path: path, isWriting: true)
    }
    try install(work, at: path)
  }

  /// The journal must be empty before the compact file takes the name: its pages would else be taken for pages of that file.
  private func closeRecording(_ queue: DatabaseQueue) throws(SnapshotError) {
    let work = try TemporaryFile.make(beside: path, mode: options.mode)
    do {
      try queue.vacuum(into: work)
      let isEmpty = try queue.writeWithoutTransaction { db in
        try db.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) == 0 } ?? false
      }
      guard isEmpty else {
        FileSystem.remove(work)
        throw SnapshotError.busy(path: path)
      }
      try queue.close()
      try Self.install(work, at: path)
    } catch {
      FileSystem.remove(work)
      throw SnapshotError.of(error, path: path, isWriting: true)
    }
    FileSystem.remove(path + "-wal")
    FileSystem.remove(path + "-shm")
  }

  private func use(_ body: (WriterCore) throws -> Void) throws(SnapshotError) {
    let result = state.withLock { state -> Result<Void, SnapshotError> in
      if let failure = state.failure { return .failure(failure) }
      guard let core = state.core else {
        return .failure(.failed(path: path, why: "it was finished before"))
      }
      do {
        try body(core)
        return .success(())
      } catch {
        let failure = SnapshotError.of(error, path: path, isWriting: true)
        if core.isBuilding { state.failure = failure }
        return .failure(failure)
      }
    }
    try result.get()
  }
}
