import GRDB
import ServerlessModel

/// Rewrites a recording of an older version at the newest one.
package enum SnapshotUpgrade {
  /// Answers the version that it had; the old file stays until the new one is whole.
  package static func upgrade(path: String) throws(SnapshotError) -> Int {
    let old: Int
    do {
      old = try SnapshotFile(path: path).open().read { db in
        try db.first("PRAGMA user_version") { Int(clamping: $0.int(0)) } ?? 0
      }
    } catch { throw SnapshotError.of(error, path: path) }
    guard old < SnapshotSchema.version else { return old }
    let recordedBy = try SnapshotReader(path: path).info.recordedBy
    try SnapshotWriter.extend(path, options: .init(recordedBy: recordedBy)).finish()
    return old
  }
}
