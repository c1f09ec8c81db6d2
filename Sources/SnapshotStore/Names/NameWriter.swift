import GRDB

/// Gives every text that repeats (ARNs, streams, messages) a small number, the same for the life of a file.
final class NameWriter {
  private var known: [String: Int64] = [:]

  func id(of text: String, in db: Database) throws -> Int64 {
    if let id = known[text] { return id }
    let id = try stored(text, in: db) ?? insert(text, in: db)
    if known.count > 200_000 { known.removeAll() }
    known[text] = id
    return id
  }

  /// Forgets what a transaction that was rolled back may have added.
  func forget() { known.removeAll() }

  private func stored(_ text: String, in db: Database) throws -> Int64? {
    try db.first("SELECT id FROM name WHERE text = ?", [.text(text)]) { $0.int(0) }
  }

  private func insert(_ text: String, in db: Database) throws -> Int64 {
    try db.run("INSERT INTO name(text) VALUES (?)", .text(text))
    return db.lastInsertedRowID
  }
}
