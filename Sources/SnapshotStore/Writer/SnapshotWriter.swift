import GRDB
package import ServerlessModel
import Synchronization

/// Writes a recording: a new file built beside its target, or a live recording that others read meanwhile.
package final class SnapshotWriter: Sendable {
  /// What a maker says of a recording.
  package struct Options: Hashable, Sendable {
    /// `sample`, `import` or `record`.
    package var origin: String
    /// The program and version that wrote it.
    package var recordedBy: String
    /// Which process records, for whoever finds the file taken; a finished file does not tell.
    package var recorder: String?
    /// Whether the file's group may read it (0640 instead of 0600).
    package var groupReadable: Bool
    /// Whether it can be read anew: then a loss of power may take the newest batches, and writing does not wait for the disk.
    package var isCache: Bool
    /// Which resources are one microservice, before what their tags, stacks and names say.
    package var microservices: [MicroserviceRule]

    /// Makes the options from their parts.
    package init(
      origin: String = "import", recordedBy: String = "perch", recorder: String? = nil,
      groupReadable: Bool = false, isCache: Bool = false,
      microservices: [MicroserviceRule] = []
    ) {
      self.origin = origin
      self.recordedBy = recordedBy
      self.recorder = recorder
      self.groupReadable = groupReadable
      self.isCache = isCache
      self.microservices = microservices
    }
  }

  struct State {
    var core: WriterCore?
    var lock: FileLock?
    /// Why nothing more can be written; a file without a journal cannot go back.
    var failure: SnapshotError?
  }

  /// Where the recording is or will be.
  package let path: String
  let workPath: String
  let options: Options
  let state: Mutex<State>

  init(
    path: String, workPath: String, options: Options, isBuilding: Bool, lock: sending FileLock?
  ) throws(SnapshotError) {
    self.path = path
    self.workPath = workPath
    self.options = options
    do {
      let queue = try Self.open(workPath, isBuilding: isBuilding, options)
      try queue.write { try Self.introduce(options, in: $0) }
      let core = WriterCore(queue: queue, isBuilding: isBuilding, rules: options.microservices)
      state = Mutex(State(core: core, lock: lock))
    } catch {
      if workPath != path { TemporaryFile.remove(workPath) }
      throw SnapshotError.of(error, path: path, isWriting: true)
    }
  }

  deinit { abandon() }
}

extension SnapshotWriter.Options {
  /// The permissions of the file.
  var mode: UInt32 { groupReadable ? 0o640 : 0o600 }
}

extension SnapshotWriter {
  /// Writes a batch in one transaction; while recording it is there after a kill at any later moment.
  package func write(_ batch: SnapshotBatch) throws(SnapshotError) {
    try use { try $0.write(batch) }
  }

  /// What came since the last asking, all of it committed; what comes meanwhile is for the next.
  package func takeTouched() throws(SnapshotError) -> Touched {
    var touched = Touched()
    try use { touched = $0.takeTouched() }
    return touched
  }

  /// Puts what was recorded in order; `write` does so by itself when enough has come.
  package func compact() throws(SnapshotError) { try use { try $0.compact(everything: true) } }

  /// Recorders run for days beside what they watch: a page read again costs them less than one kept.
  private static let cacheKilobytesWhileRecording = 1000

  /// A reader of what was written so far, of an unfinished file too.
  package func reader() throws(SnapshotError) -> SnapshotReader {
    try use { try $0.settle() }
    return try SnapshotReader(
      unfinished: workPath, named: path,
      cacheKilobytes: workPath == path ? Self.cacheKilobytesWhileRecording : nil)
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

  /// Puts executions in place of those of a function that start in a span.
  package func replaceExecutions(
    of function: ResourceID, in span: TimeSpan, with runs: [Execution]
  ) throws(SnapshotError) {
    try use { try $0.replaceExecutions(of: function, in: span, with: runs) }
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

  func use(_ body: (WriterCore) throws -> Void) throws(SnapshotError) {
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
