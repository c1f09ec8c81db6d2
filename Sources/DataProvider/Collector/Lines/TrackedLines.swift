import LogParsing
import ServerlessModel

/// Lines of one stream, each with what the recording says of its run.
struct TrackedLines {
  private enum Told {
    /// The recording does not hold the line.
    case nothing
    case run(RequestID?)
  }

  /// The lines as they came, with the runs that they name themselves.
  private(set) var block: LogBlock
  private var told: [Told] = []

  init(group: LogGroupID, stream: String) { block = LogBlock(group: group, stream: stream) }

  var isEmpty: Bool { told.isEmpty }

  // MARK: Adding

  /// Adds a line that came.
  mutating func add(_ line: Int, of other: LogBlock) {
    block.append(line, of: other)
    told.append(.nothing)
  }

  /// Adds a line that the recording holds; what was derived of it is told apart from what it says itself.
  mutating func add(held line: Int, of other: LogBlock) {
    other.text[other.range(of: line)].withUnsafeBytes { message in
      let head = LineHead.read(message)
      block.append(
        time: other.times[line], message: message, level: head.level, request: head.requestID,
        eventHash: other.eventHashes[line])
    }
    told.append(.run(other.request(of: line)))
  }

  /// Takes out the lines before a moment.
  mutating func cut(before moment: Int64) -> TrackedLines {
    var early = TrackedLines(group: block.group, stream: block.stream)
    guard let first = block.times.min(), first < moment else { return early }
    var late = early
    for line in 0..<block.count {
      if block.times[line] < moment {
        early.move(line, of: self)
      } else {
        late.move(line, of: self)
      }
    }
    self = late
    return early
  }

  /// Adds the lines of the same stream.
  mutating func add(_ other: TrackedLines) {
    for line in 0..<other.block.count { move(line, of: other) }
  }

  private mutating func move(_ line: Int, of other: TrackedLines) {
    block.append(line, of: other.block)
    told.append(other.told[line])
  }

  // MARK: Telling

  /// Puts into a batch the lines that are new, and those that `derived`, the same lines, gives other runs than were told.
  ///
  /// With `onlyNamed` a line that was told to be of a run stays one.
  mutating func tell(_ derived: LogBlock, onlyNamed: Bool = false, into batch: inout SnapshotBatch)
  {
    var new = LogBlock(group: block.group, stream: block.stream)
    var changed = new
    for line in told.indices {
      let request = derived.request(of: line)
      switch told[line] {
      case .nothing: new.append(line, of: derived)
      case .run(request): continue
      case .run:
        if onlyNamed, request == nil { continue }
        changed.append(line, of: derived)
      }
      told[line] = .run(request)
    }
    if new.count > 0 { batch.logBlocks.append(new) }
    if changed.count > 0 { batch.relabelled.append(changed) }
  }
}

extension LogBlock {
  /// The lines that pass.
  func filtered(_ passes: (Int) -> Bool) -> LogBlock {
    var kept = LogBlock(group: group, stream: stream)
    for line in 0..<count where passes(line) { kept.append(line, of: self) }
    return kept
  }

  /// Adds a line of another block as it is.
  fileprivate mutating func append(_ line: Int, of other: LogBlock) {
    other.text[other.range(of: line)].withUnsafeBytes {
      append(
        time: other.times[line], message: $0, level: LogLevel(rawValue: other.levels[line]),
        request: other.request(of: line), eventHash: other.eventHashes[line])
    }
  }
}
