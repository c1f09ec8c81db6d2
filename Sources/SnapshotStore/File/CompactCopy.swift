import GRDB

/// How the file that a recording ends in is laid out, whatever the pages of the file it is copied from.
enum CompactCopy {
  /// Run before `VACUUM INTO`. The pointer map costs a thousandth of the file and finds the middle
  /// of a large value without reading all pages before it.
  static let settings = "PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL"

  /// Whether a file was copied so.
  static func isLayout(of db: Database) throws -> Bool {
    try db.first("PRAGMA auto_vacuum") { $0.int(0) == 2 } ?? false
  }
}
