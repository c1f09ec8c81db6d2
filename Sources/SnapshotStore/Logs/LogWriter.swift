import GRDB
import ServerlessModel

/// Gathers log lines into chunks of 256 KiB of text and writes them.
final class LogWriter {
  /// What is kept back while building; a recording keeps nothing back.
  private static let mostPending = 48 << 20

  private let isBuilding: Bool
  private let packer = ZstdPacker()
  private var pending: [Int64: LogColumns] = [:]
  private var pendingText = 0
  private var groups: [LogGroupID: Int64] = [:]
  private var spans = PendingSpans()

  init(isBuilding: Bool) { self.isBuilding = isBuilding }

  /// Takes lines; answers how many were new.
  func write(_ blocks: [LogBlock], in db: Database) throws -> Int {
    guard !isBuilding else { return try gather(blocks, in: db) }
    var count = 0
    for (group, new) in Dictionary(grouping: blocks, by: \.group).sorted(by: { $0.key < $1.key }) {
      count += try gather(missing(new, of: group, in: db), in: db)
    }
    try flushAll(live: true, in: db)
    return count
  }

  /// Names other runs for lines that are held, by their event ids.
  func relabel(_ blocks: [LogBlock], in db: Database) throws {
    guard !blocks.isEmpty else { return }
    try settle(in: db)
    for block in blocks {
      guard let first = block.times.min(), let last = block.times.max(),
        let group = try LogGroups(db: db).find(block.group)
      else { continue }
      for chunk in try LogChunks(db: db).chunks(of: group, from: first, through: last) {
        let lines = try LogChunks(db: db).read(chunk).lines()
        guard let changed = lines.relabelled(by: block, of: group) else { continue }
        try LogChunks(db: db).replace(chunk, with: changed)
      }
    }
  }

  /// Writes what was kept back.
  func settle(in db: Database) throws { try flushAll(live: false, in: db) }

  /// Forgets what a transaction that was rolled back may have added.
  func forget() {
    groups.removeAll()
    spans = PendingSpans()
    pending.removeAll()
    pendingText = 0
  }

  private func missing(
    _ new: [LogBlock], of group: LogGroupID, in db: Database
  ) throws -> [LogBlock] {
    let times = new.flatMap(\.times)
    guard let first = times.min(), let last = times.max(),
      let number = try LogGroups(db: db).find(group)
    else { return new }
    let held = try LogChunks(db: db).blocks(of: number, group, from: first, through: last)
    return held.isEmpty ? new : LogMerge.missing(from: new, in: held)
  }

  private func gather(_ blocks: [LogBlock], in db: Database) throws -> Int {
    var count = 0
    for block in blocks where block.count > 0 {
      let group = try number(of: block.group, in: db)
      spans.add(block, of: group)
      var columns = pending.removeValue(forKey: group) ?? LogColumns()
      pendingText -= columns.text.count
      var line = 0
      while line < block.count {
        let end = Self.end(of: block, from: line, filling: columns)
        columns.append(block, lines: line..<end, group: group)
        line = end
        guard columns.text.count >= LogChunk.fullText else { continue }
        try LogChunks(db: db).insert(columns.sorted(), live: false, with: packer)
        columns = LogColumns()
      }
      pendingText += columns.text.count
      if !columns.isEmpty { pending[group] = columns }
      count += block.count
      if pendingText > Self.mostPending { try flushLargest(in: db) }
    }
    return count
  }

  /// Behind the line of a block that makes a chunk full, or behind its last one.
  private static func end(of block: LogBlock, from line: Int, filling columns: LogColumns) -> Int {
    let full = block.range(of: line).lowerBound + LogChunk.fullText - columns.text.count
    var low = line
    var high = block.count - 1
    while low < high {
      let middle = (low + high) / 2
      if Int(block.ends[middle]) < full { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }

  private func number(of group: LogGroupID, in db: Database) throws -> Int64 {
    if let number = groups[group] { return number }
    let number = try LogGroups(db: db).findOrAdd(group)
    groups[group] = number
    return number
  }

  private func flushLargest(in db: Database) throws {
    let largest = pending.sorted { $0.value.text.count > $1.value.text.count }
    for (group, columns) in largest.prefix(max(1, largest.count / 2)) {
      try LogChunks(db: db).insert(columns.sorted(), live: false, with: packer)
      pendingText -= columns.text.count
      pending[group] = nil
    }
  }

  private func flushAll(live: Bool, in db: Database) throws {
    let all = pending.sorted { $0.key < $1.key }.map(\.value)
    pending.removeAll()
    pendingText = 0
    try LogChunks(db: db).insertPacked(all, live: live, with: packer)
    try spans.flush(in: db)
  }
}
