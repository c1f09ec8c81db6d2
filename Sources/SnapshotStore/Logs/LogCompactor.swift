import GRDB
import ServerlessModel

/// Makes full chunks of one group out of the small, mixed ones that a recording writes.
struct LogCompactor {
  /// What one step holds in memory.
  private static let mostText: Int64 = 48 << 20

  let db: Database

  /// True when a step would be full, or some hours of small chunks wait.
  func isDue() throws -> Bool {
    let waiting = try db.first("SELECT count(*), total(bytes) FROM log_chunk WHERE live = 1") {
      (chunks: $0.int(0), text: $0.int(1))
    }
    return waiting.map { $0.chunks >= 240 || $0.text >= Self.mostText } ?? false
  }

  /// Rewrites the oldest live chunks; answers whether more are left.
  func step() throws -> Bool {
    let waiting = try db.all("SELECT id, bytes FROM log_chunk WHERE live = 1 ORDER BY id") {
      ($0.int(0), $0.int(1))
    }
    var taken: [Int64] = []
    var text: Int64 = 0
    for (chunk, bytes) in waiting where taken.isEmpty || text + bytes <= Self.mostText {
      taken.append(chunk)
      text += bytes
    }
    guard !taken.isEmpty else { return false }
    try rewrite(taken)
    return taken.count < waiting.count
  }

  private func rewrite(_ chunks: [Int64]) throws {
    var groups: [Int64: LogColumns] = [:]
    for chunk in chunks {
      let lines = try LogChunks(db: db).read(chunk).lines()
      for line in lines.times.indices {
        groups[lines.source(of: line).group, default: LogColumns()].append(lines, line: line)
      }
      try LogChunks(db: db).delete(chunk)
    }
    let pieces = groups.sorted { $0.key < $1.key }.flatMap { Self.pieces(of: $0.value.sorted()) }
    try LogChunks(db: db).insertPacked(pieces, live: false, with: ZstdPacker())
  }

  /// Cuts lines at 256 KiB of text.
  private static func pieces(of lines: LogColumns) -> [LogColumns] {
    var pieces: [LogColumns] = []
    var piece = LogColumns()
    for line in lines.times.indices {
      piece.append(lines, line: line)
      if piece.text.count >= LogChunk.fullText {
        pieces.append(piece)
        piece = LogColumns()
      }
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }
}
