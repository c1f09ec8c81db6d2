import GRDB
import Synchronization

/// Finds the text of a number and the number of a text; what was found once is kept, since a number never changes its text.
final class NameReader: Sendable {
  private let known = Mutex<[Int64: String]>([:])

  func text(_ id: Int64, in db: Database) throws -> String {
    if let text = known.withLock({ $0[id] }) { return text }
    let text = try db.first("SELECT text FROM name WHERE id = ?", [.int(id)]) { $0.text(0) }
    guard let text else { throw DamagedData("a name is missing") }
    known.withLock { names in
      if names.count > 200_000 { names.removeAll() }
      names[id] = text
    }
    return text
  }

  func id(of text: String, in db: Database) throws -> Int64? {
    try db.first("SELECT id FROM name WHERE text = ?", [.text(text)]) { $0.int(0) }
  }

  /// Forgets everything, for a file that was replaced by another.
  func forget() { known.withLock { $0.removeAll() } }
}
