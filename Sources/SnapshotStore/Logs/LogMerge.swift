package import ServerlessModel

/// Makes one set of lines of several sources that may hold the same events, whole or in part and in different forms.
///
/// A line is one by its event id, else by stream, millisecond, text and the n-th equal. Equal lines inside one source are real
/// repeats; across sources the larger count stands. A form without streams adds only what the others do not hold.
package enum LogMerge {
  /// The union of sources of ONE group, each a file or an old recording, as blocks by stream and time.
  package static func union(of sources: [[LogBlock]]) -> [LogBlock] {
    let lines = LineRef.all(of: sources)
    let kept: [LineRef]
    if sources.count < 2 {
      kept = lines
    } else {
      kept = groups(of: lines, in: sources).flatMap { LineCount(sources).kept(of: $0) }
    }
    return blocks(of: kept, from: sources)
  }

  /// The lines of `new` that `held` does not have yet, as blocks by stream and time; both of one group.
  package static func missing(from new: [LogBlock], in held: [LogBlock]) -> [LogBlock] {
    let sources = [held, new]
    let lines = LineRef.all(of: sources)
    let kept = groups(of: lines, in: sources).flatMap { group in
      let before = group.count { $0.source == 0 }
      let fresh = LineCount(sources).kept(of: group).filter { $0.source == 1 }
      return Array(fresh.prefix(max(0, LineCount(sources).total(of: group) - before)))
    }
    return blocks(of: kept, from: sources)
  }

  /// Lines with the same time and text lie together.
  private static func groups(of lines: [LineRef], in sources: [[LogBlock]]) -> [[LineRef]] {
    var hashed = lines
    for index in hashed.indices { hashed[index].hash = hashed[index].textHash(in: sources) }
    hashed.sort { ($0.time, $0.hash, $0.order) < ($1.time, $1.hash, $1.order) }
    var groups: [[LineRef]] = []
    for line in hashed {
      if let last = groups.last?.last, last.time == line.time, last.hash == line.hash {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups
  }

  private static func blocks(of lines: [LineRef], from sources: [[LogBlock]]) -> [LogBlock] {
    let sorted = lines.sorted { left, right in
      let (one, other) = (left.block(in: sources).stream, right.block(in: sources).stream)
      return one == other ? (left.time, left.order) < (right.time, right.order) : one < other
    }
    var blocks: [LogBlock] = []
    for line in sorted {
      let source = line.block(in: sources)
      if blocks.last?.stream != source.stream {
        blocks.append(LogBlock(group: source.group, stream: source.stream))
      }
      blocks[blocks.count - 1].copy(line.line, of: source)
    }
    return blocks
  }
}

extension LogBlock {
  /// Adds a line of another block as it is.
  mutating func copy(_ line: Int, of other: LogBlock) {
    other.text[other.range(of: line)].withUnsafeBytes {
      append(
        time: other.times[line], message: $0, level: LogLevel(rawValue: other.levels[line]),
        request: other.request(of: line), eventHash: other.eventHashes[line])
    }
  }
}
