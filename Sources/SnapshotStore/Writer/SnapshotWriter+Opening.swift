import GRDB

extension SnapshotWriter {
  /// Begins a new file; what lies at `path` is untouched until `finish`.
  package static func create(
    at path: String, options: Options = Options()
  ) throws(SnapshotError) -> SnapshotWriter {
    try checkPlace(path)
    let path = FileSystem.target(of: path)
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
    let path = FileSystem.target(of: path)
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
    let path = FileSystem.target(of: path)
    try makeRecordable(path, options)
    let lock = try FileLock(path: path) { recorder(of: path) }
    return try SnapshotWriter(
      path: path, workPath: path, options: options, isBuilding: false, lock: lock)
  }

  static let recorderKey = "recorder"

  /// Who said that it records there.
  private static func recorder(of path: String) -> String? {
    try? SnapshotFile(path: path).open().read { try Meta(db: $0).value(recorderKey) }
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
    let lock = try FileLock(path: path) { recorder(of: path) }
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
      TemporaryFile.remove(work)
      throw SnapshotError.of(error, path: old.path, isWriting: true)
    }
  }

  static func install(_ work: String, at path: String) throws(SnapshotError) {
    let synced = FileSystem.sync(work)
    let code = synced == 0 ? FileSystem.replace(path, with: work) : synced
    guard code == 0 else {
      TemporaryFile.remove(work)
      throw TemporaryFile.failure(code, path)
    }
  }

  /// Large pages, which are written in fewer calls; the file is copied to pages of the usual size at the end.
  static let building = """
    PRAGMA page_size = 16384; PRAGMA mmap_size = 0; PRAGMA secure_delete = OFF;
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000
    """
  private static let recording = """
    PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA mmap_size = 0;
    PRAGMA secure_delete = OFF; PRAGMA journal_mode = WAL;
    """
  private static let safe = "PRAGMA synchronous = FULL;" + recording
  /// Nothing waits for the disk but what keeps the file whole, and not even that while there is nothing in it.
  private static let fast = "PRAGMA synchronous = OFF;" + recording
  private static let whole = "PRAGMA synchronous = NORMAL"

  static func open(
    _ path: String, isBuilding: Bool, _ options: Options = Options()
  ) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      let settings = isBuilding ? building : options.isCache ? fast : safe
      try db.execute(sql: SnapshotFile.wary + settings)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try SnapshotSchema.migrate(queue)
    if options.isCache { try queue.writeWithoutTransaction { try $0.execute(sql: whole) } }
    return queue
  }

  static func introduce(_ options: Options, in db: Database) throws {
    let meta = Meta(db: db)
    if try meta.value("origin") == nil || options.origin == "record" {
      try meta.set("origin", options.origin)
    }
    try meta.set("recorded by", options.recordedBy)
    try options.recorder.map { try meta.set(recorderKey, $0) } ?? meta.remove(recorderKey)
  }
}
