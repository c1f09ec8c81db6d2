import ServerlessModel

/// Where a line lies among several sources.
struct LineRef {
  var time: Int64
  var hash: UInt64 = 0
  var source: Int
  var blockIndex: Int
  var line: Int
  /// The place among all lines as they were given.
  var order: Int

  static func all(of sources: [[LogBlock]]) -> [LineRef] {
    var lines: [LineRef] = []
    lines.reserveCapacity(sources.joined().reduce(0) { $0 + $1.count })
    for (source, blocks) in sources.enumerated() {
      for (index, block) in blocks.enumerated() {
        for line in 0..<block.count {
          lines.append(
            LineRef(
              time: block.times[line], source: source, blockIndex: index, line: line,
              order: lines.count))
        }
      }
    }
    return lines
  }

  func block(in sources: [[LogBlock]]) -> LogBlock { sources[source][blockIndex] }

  /// A hash of the message that takes eight bytes a step.
  func textHash(in sources: [[LogBlock]]) -> UInt64 {
    let block = block(in: sources)
    let range = block.range(of: line)
    return block.text.withUnsafeBytes { bytes in
      var hash = UInt64(range.count) &* 0x9E37_79B9_7F4A_7C15
      var at = range.lowerBound
      while at + 8 <= range.upperBound {
        hash =
          (hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        at += 8
      }
      while at < range.upperBound {
        hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3
        at += 1
      }
      return hash ^ (hash >> 29)
    }
  }
}

/// Counts how often one line, by time and text, really happened, and chooses the copies that stay.
struct LineCount {
  private let sources: [[LogBlock]]

  init(_ sources: [[LogBlock]]) { self.sources = sources }

  func total(of copies: [LineRef]) -> Int { kept(of: copies).count }

  func kept(of copies: [LineRef]) -> [LineRef] {
    if copies.count == 1 { return copies }
    var kept: [LineRef] = []
    var withoutStream: [LineRef] = []
    for (stream, lines) in byStream(copies) {
      let chosen = chosen(of: lines)
      if stream.isEmpty { withoutStream = chosen } else { kept += chosen }
    }
    return kept + withoutStream.dropFirst(kept.count)
  }

  /// Copies of each stream, in order of the streams' names.
  private func byStream(_ copies: [LineRef]) -> [(String, [LineRef])] {
    Dictionary(grouping: copies) { $0.block(in: sources).stream }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Distinct events, and of lines without one the most that a single source has.
  private func chosen(of copies: [LineRef]) -> [LineRef] {
    var events: [UInt64: LineRef] = [:]
    var plain: [Int: [LineRef]] = [:]
    for copy in copies {
      let event = copy.block(in: sources).eventHashes[copy.line]
      if event == 0 {
        plain[copy.source, default: []].append(copy)
      } else if events[event] == nil {
        events[event] = copy
      }
    }
    let most = plain.sorted { $0.key < $1.key }.max { $0.value.count < $1.value.count }?.value ?? []
    let distinct = events.values.sorted { $0.order < $1.order }
    return distinct + most.dropFirst(distinct.count)
  }
}
