import ServerlessModel

/// The newest lines of a group, between which others may still come; each event once.
struct LineTail {
  private var streams: [String: TrackedLines] = [:]
  private(set) var events: Set<UInt64> = []
  /// The time of the earliest line; `max` without lines.
  private(set) var first = Int64.max

  var isEmpty: Bool { streams.isEmpty }

  /// Adds a line, unless its event is there.
  mutating func add(_ line: Int, of block: LogBlock, group: LogGroupID) {
    guard events.insert(block.eventHashes[line]).inserted else { return }
    first = min(first, block.times[line])
    streams[block.stream, default: TrackedLines(group: group, stream: block.stream)]
      .add(line, of: block)
  }

  /// Adds lines that the recording holds.
  mutating func add(held lines: TrackedLines) {
    guard !lines.isEmpty else { return }
    events.formUnion(lines.block.eventHashes)
    first = min(first, lines.block.times.min() ?? .max)
    streams[
      lines.block.stream,
      default: TrackedLines(group: lines.block.group, stream: lines.block.stream)
    ]
    .add(lines)
  }

  /// Takes out the lines before a moment, by stream.
  mutating func cut(before moment: Int64) -> [TrackedLines] {
    guard first < moment else { return [] }
    var early: [TrackedLines] = []
    for name in streams.keys.sorted() {
      guard var lines = streams.removeValue(forKey: name) else { continue }
      let cut = lines.cut(before: moment)
      if !cut.isEmpty { early.append(cut) }
      if !lines.isEmpty { streams[name] = lines }
    }
    note()
    return early
  }

  private mutating func note() {
    events = []
    first = .max
    for lines in streams.values {
      events.formUnion(lines.block.eventHashes)
      first = min(first, lines.block.times.min() ?? .max)
    }
  }

  /// Has all lines derived from, and puts into a batch what that tells of them.
  mutating func derive(with derivation: inout GroupDerivation, into batch: inout SnapshotBatch) {
    for name in streams.keys.sorted() {
      guard var lines = streams.removeValue(forKey: name) else { continue }
      var block = lines.block
      derivation.consume(&block)
      lines.tell(block, into: &batch)
      streams[name] = lines
    }
  }
}
