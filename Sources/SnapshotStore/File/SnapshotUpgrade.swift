import GRDB
import ServerlessModel

/// Rewrites a recording of an older version, or laid out as older programs did, at the newest one.
package enum SnapshotUpgrade {
  /// Answers the version that it had; the old file stays until the new one is whole.
  package static func upgrade(path: String) throws(SnapshotError) -> Int {
    let form: (version: Int, isCurrent: Bool)
    do {
      form = try SnapshotFile(path: path).open().read { db in
        let version = try db.first("PRAGMA user_version") { Int(clamping: $0.int(0)) } ?? 0
        return (version, try version == SnapshotSchema.version && CompactCopy.isLayout(of: db))
      }
    } catch { throw SnapshotError.of(error, path: path) }
    guard !form.isCurrent else { return form.version }
    let recordedBy = try SnapshotReader(path: path).info.recordedBy
    try SnapshotWriter.extend(path, options: .init(recordedBy: recordedBy)).finish()
    return form.version
  }
}
