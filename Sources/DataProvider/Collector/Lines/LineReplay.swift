import ServerlessModel
import SnapshotStore

/// Reads the lines of a group back from the recording in order of time, with others that are to be added to it.
struct LineReplay {
  let reader: SnapshotReader
  let group: LogGroupID
  private var streams: [String: TrackedLines] = [:]

  init(_ reader: SnapshotReader, of group: LogGroupID) {
    self.reader = reader
    self.group = group
  }

  /// Adds lines that the recording does not hold.
  mutating func add(_ blocks: [LogBlock]) {
    for block in blocks {
      for line in 0..<block.count {
        streams[block.stream, default: TrackedLines(group: group, stream: block.stream)]
          .add(line, of: block)
      }
    }
  }

  /// Calls `body` with the lines of a span, those of a call before those of the next; none of a call end inside `whole`.
  mutating func run(
    in span: TimeSpan, whole: TimeSpan?, _ body: ([TrackedLines]) -> Void
  ) throws(SnapshotError) {
    var held = self
    do {
      try reader.forEachLogBlock(of: group, in: span) { blocks, complete in
        held.add(held: blocks)
        guard whole?.contains(complete) != true else { return }
        body(held.cut(before: complete.milliseconds))
      }
    } catch { throw .of(error, path: reader.path) }
    body(held.cut(before: .max))
    self = held
  }

  private mutating func add(held blocks: [LogBlock]) {
    for block in blocks {
      for line in 0..<block.count {
        streams[block.stream, default: TrackedLines(group: group, stream: block.stream)]
          .add(held: line, of: block)
      }
    }
  }

  private mutating func cut(before moment: Int64) -> [TrackedLines] {
    var early: [TrackedLines] = []
    for name in streams.keys.sorted() {
      guard var lines = streams.removeValue(forKey: name) else { continue }
      let cut = lines.cut(before: moment)
      if !cut.isEmpty { early.append(cut) }
      if !lines.isEmpty { streams[name] = lines }
    }
    return early
  }
}
