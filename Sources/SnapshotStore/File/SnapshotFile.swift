import GRDB
import GRDBSQLite

/// A recording's file as it lies on the disk: what it is, and how to open it without ever writing to it.
struct SnapshotFile {
  let path: String
  /// Where it lies, when `path` is a link.
  private let place: String
  let status: FileSystem.Status
  /// Whether a recorder writes to it, or was killed while it did.
  let isBeingRecorded: Bool
  /// How much of it each connection keeps at the most.
  var cacheKilobytes = Self.usualCacheKilobytes

  /// Looks at the file without opening it.
  init(path: String) throws(SnapshotError) {
    guard let status = FileSystem.status(of: path) else {
      throw FileSystem.exists(path)
        ? .unreadable(path: path, why: "its folder cannot be searched") : .notFound(path: path)
    }
    guard !status.isFolder else { throw .isFolder(path: path) }
    if let kind = NetworkFileSystem.kind(of: path) {
      throw .networkFileSystem(path: path, kind: kind)
    }
    guard FileSystem.canRead(path) else { throw .unreadable(path: path, why: "permission denied") }
    self.path = path
    self.status = status
    place = FileSystem.target(of: path)
    isBeingRecorded = FileSystem.exists(place + "-wal")
    guard status.bytes > 0 || isBeingRecorded else { throw .empty(path: path) }
    if !isBeingRecorded, status.names > 1, SQLiteHeader(path: path)?.hasJournal == true {
      throw .secondName(path: path)
    }
  }

  /// Opens it for reading, and refuses what is not a recording that this program can read.
  func open() throws(SnapshotError) -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue(path: uri, configuration: reading)
      try queue.read { try Self.check($0, path: path) }
      return queue
    } catch {
      throw diagnosed(SnapshotError.of(error, path: path))
    }
  }

  /// Whether a recorder was killed before it had made its tables; a database of nobody.
  var isBlank: Bool {
    // One page holds no table; it may be torn, and is mended from its journal by whoever writes.
    if status.bytes <= 4096, FileSystem.exists(place + "-journal") { return true }
    guard let queue = try? DatabaseQueue(path: place, configuration: reading) else {
      return false
    }
    let tables = try? queue.read { db in
      try db.first("SELECT count(*) FROM sqlite_master WHERE tbl_name NOT LIKE 'grdb_%'") {
        $0.int(0)
      }
    }
    return tables == 0
  }

  /// A finished file never changes, so SQLite need neither lock it nor look for a journal.
  private var uri: String {
    guard !isBeingRecorded, sqlite3_compileoption_used("USE_URI") == 1 else { return place }
    let escaped = place.utf8.map { byte -> String in
      let isPlain =
        byte > 32 && byte < 127 && byte != 0x25 && byte != 0x3F && byte != 0x23
      let digits = String(byte, radix: 16)
      return isPlain
        ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }
    return "file:" + (place.hasPrefix("/") ? "//" : "") + escaped.joined() + "?immutable=1"
  }

  /// What a schema says is not trusted, since a file may come from anybody.
  static let wary = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"

  /// No memory map: its pages would count as memory, and a file that shrinks would kill the program.
  static func settings(cacheKilobytes: Int = usualCacheKilobytes) -> String {
    wary + "PRAGMA mmap_size = 0; PRAGMA cache_size = -\(cacheKilobytes)"
  }

  static let usualCacheKilobytes = 4000

  private var reading: GRDB.Configuration {
    let settings = Self.settings(cacheKilobytes: cacheKilobytes)
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    // A reader begins and ends its own, of which one may hold many questions.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(sql: settings)
      // GRDB watches what every statement touches, for observers that a reader does not have; it was a fifth of a start.
      sqlite3_set_authorizer(db.sqliteConnection, nil, nil)
    }
    return configuration
  }

  /// Code that would run, or an answer in the place of a table, when somebody reads.
  private static let foreign = """
    SELECT CASE WHEN type = 'table' THEN 'virtual table' ELSE type END FROM sqlite_master
    WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%' LIMIT 1
    """

  private static func check(_ db: Database, path: String) throws {
    let id = try db.first("PRAGMA application_id") { $0.int(0) }
    guard id == SnapshotSchema.applicationID else { throw SnapshotError.notASnapshot(path: path) }
    let version = try db.first("PRAGMA user_version") { Int(clamping: $0.int(0)) } ?? 0
    guard version > 0 else { throw SnapshotError.notASnapshot(path: path) }
    guard version <= SnapshotSchema.version else {
      throw SnapshotError.newer(path: path, version: version, known: SnapshotSchema.version)
    }
    let found = try db.first(foreign) { $0.text(0) }
    if let found {
      let what = "it holds a \(found), which no recorder makes"
      throw SnapshotError.damaged(path: path, what: what)
    }
  }

  /// Tells a file that is cut short from one that is damaged or not ours.
  private func diagnosed(_ error: SnapshotError) -> SnapshotError {
    switch error {
    case .damaged, .notASnapshot, .failed:
      SQLiteHeader(path: path).map { $0.isCutShort(at: status.bytes) } == true
        ? .truncated(path: path) : error
    default: error
    }
  }
}
