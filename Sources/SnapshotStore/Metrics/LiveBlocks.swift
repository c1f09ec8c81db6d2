import GRDB
import ServerlessModel
import Synchronization

/// The blocks of points that are not in chunks yet, kept while a file is open: a question about any series looks into each.
final class LiveBlocks: Sendable {
  private let held = Mutex<[Int64: LivePoints]>([:])

  /// The blocks that have points in a span, oldest first.
  func blocks(in span: TimeSpan, _ db: Database) throws -> [LivePoints] {
    let all = try db.all("SELECT seq, start, last FROM point_live ORDER BY seq") {
      (number: $0.int(0), start: $0.int(1), last: $0.int(2))
    }
    let first = all.first?.number ?? .max
    var known = held.withLock { $0 }
    if known.keys.contains(where: { $0 < first }) { known = known.filter { $0.key >= first } }
    let blocks = try all.filter {
      $0.start < span.end.milliseconds && $0.last >= span.start.milliseconds
    }.map { block in
      let points = try known[block.number] ?? Self.read(block.number, db)
      known[block.number] = points
      return points
    }
    held.withLock { $0 = known }
    return blocks
  }

  private static func read(_ number: Int64, _ db: Database) throws -> LivePoints {
    let bytes = try db.first("SELECT value FROM point_live WHERE seq = ?", [.int(number)]) {
      $0.bytes(0)
    }
    return try LivePoints(bytes ?? [])
  }
}
