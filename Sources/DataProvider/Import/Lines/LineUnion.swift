import ServerlessModel

/// Unites the lines of one group from several sources, so that none is there twice and real repeats survive.
///
/// Equal lines of one source are repeats; across sources the larger number holds. A line that says less than another, no
/// stream, only the second, no time at all, is taken for the other one where their messages agree. Messages agree that
/// differ in white space alone, as copies do whose tabs became blanks; the text with the tabs is kept.
struct LineUnion {
  private struct Entry {
    var hash: UInt64
    var time: Int64
    var event: UInt64
    var source: Int32
    var stream: Int32
    var block: Int32
    var line: Int32
    var precision: TimePrecision

    var second: Int64 { time >= 0 ? time / 1000 : (time - 999) / 1000 }
    var isWhole: Bool { precision == .millisecond && stream >= 0 }
  }

  private var blocks: [LogBlock] = []
  private var entries: [Entry] = []
  private var streams: [String] = []
  private var streamNumbers: [String: Int32] = [:]

  init(_ spool: [SpooledBlock]) {
    for spooled in spool { add(spooled) }
  }

  /// The united lines, a stream after the other, each in order of time, in blocks of about `blockBytes`.
  func blocks(of group: LogGroupID, blockBytes: Int = 512 * 1024) -> [LogBlock] {
    var kept = keepers()
    kept.sort(by: inOrder)
    var out: [LogBlock] = []
    var open: LogBlock?
    var last: Entry?
    for entry in kept {
      let name = entry.stream < 0 ? "" : streams[Int(entry.stream)]
      let isFull = (open?.text.count ?? 0) > blockBytes && last?.time != entry.time
      if let done = open, done.stream != name || isFull {
        out.append(done)
        open = nil
      }
      if open == nil { open = LogBlock(group: group, stream: name) }
      copy(entry, to: &open)
      last = entry
    }
    if let open { out.append(open) }
    return out
  }

  // MARK: Gathering

  private mutating func add(_ spooled: SpooledBlock) {
    let block = spooled.block
    let stream = number(block.stream)
    block.text.withUnsafeBytes { text in
      for line in 0..<block.count {
        let time = block.times[line]
        entries.append(
          Entry(
            hash: ByteHash.spaceless(
              UnsafeRawBufferPointer(rebasing: text[block.range(of: line)])),
            time: time, event: TimePrecision.event(block.eventHashes[line]),
            source: Int32(spooled.source),
            stream: stream, block: Int32(blocks.count), line: Int32(line),
            precision: spooled.precision))
      }
    }
    blocks.append(block)
  }

  /// -1 for lines without a stream.
  private mutating func number(_ stream: String) -> Int32 {
    if stream.isEmpty { return -1 }
    if let number = streamNumbers[stream] { return number }
    streams.append(stream)
    streamNumbers[stream] = Int32(streams.count - 1)
    return Int32(streams.count - 1)
  }

  private func copy(_ entry: Entry, to block: inout LogBlock?) {
    let from = blocks[Int(entry.block)]
    let line = Int(entry.line)
    from.text.withUnsafeBytes { text in
      block?.append(
        time: entry.time,
        message: UnsafeRawBufferPointer(rebasing: text[from.range(of: line)]),
        level: LogLevel(rawValue: from.levels[line]), request: from.request(of: line),
        eventHash: entry.event != 0 ? entry.event : entry.precision.mark)
    }
  }

  private func inOrder(_ left: Entry, _ right: Entry) -> Bool {
    (left.stream, left.time, left.source, left.block, left.line)
      < (right.stream, right.time, right.source, right.block, right.line)
  }

  // MARK: Keeping

  /// One entry for each line that there really was.
  private func keepers() -> [Entry] {
    let ordered = entries.sorted {
      ($0.hash, $0.second, $0.source, $0.block, $0.line)
        < ($1.hash, $1.second, $1.source, $1.block, $1.line)
    }
    var kept: [Entry] = []
    kept.reserveCapacity(entries.count / 2)
    var start = 0
    while start < ordered.count {
      var end = start + 1
      while end < ordered.count, ordered[end].hash == ordered[start].hash { end += 1 }
      if end - start == 1 {
        kept.append(ordered[start])
      } else {
        unite(ordered[start..<end], &kept)
      }
      start = end
    }
    return kept
  }

  /// Lines of one and the same message, at any time.
  private func unite(_ same: ArraySlice<Entry>, _ kept: inout [Entry]) {
    let before = kept.count
    var start = same.startIndex
    while start < same.endIndex {
      var end = start + 1
      while end < same.endIndex, same[end].second == same[start].second { end += 1 }
      uniteSecond(same[start..<end].filter { $0.precision != .none }, &kept)
      start = end
    }
    top(up: same.filter { $0.precision == .none }, of: Array(same), from: before, &kept)
  }

  /// Lines of one message within one second: first those that say most, then what others know beyond them.
  private func uniteSecond(_ same: [Entry], _ kept: inout [Entry]) {
    guard !same.isEmpty else { return }
    let before = kept.count
    let fine = same.filter { $0.precision == .millisecond }
    for exact in Self.grouped(fine.filter(\.isWhole), by: { ($0.time, Int64($0.stream)) }) {
      keepExact(exact, &kept)
    }
    for moment in Self.grouped(fine, by: { ($0.time, 0) }) {
      let vague = moment.filter { $0.stream < 0 }
      let first = kept[before...].filter { $0.time == moment[0].time }.count
      topUp(vague, of: moment, have: first, &kept)
    }
    topUp(
      same.filter { $0.precision == .second }, of: same, have: kept.count - before, &kept)
    takeBestText(of: same, from: before, &kept)
  }

  /// Gives the lines kept of one message and second the text that is nearest to what was written.
  private func takeBestText(of same: [Entry], from before: Int, _ kept: inout [Entry]) {
    guard same.count > 1, same.contains(where: { $0.source != same[0].source }),
      let best = same.max(by: { isNearer(text(of: $1), than: text(of: $0)) })
    else { return }
    for index in kept[before...].indices where kept[index].source != best.source {
      guard isNearer(text(of: best), than: text(of: kept[index])) else { continue }
      kept[index].block = best.block
      kept[index].line = best.line
    }
  }

  private func text(of entry: Entry) -> ArraySlice<UInt8> {
    let block = blocks[Int(entry.block)]
    return block.text[block.range(of: Int(entry.line))]
  }

  /// More tabs, else fewer bytes, else a fixed order, so that the order of files does not matter.
  private func isNearer(_ one: ArraySlice<UInt8>, than other: ArraySlice<UInt8>) -> Bool {
    if one == other { return false }
    let (tabs, others) = (one.count { $0 == 9 }, other.count { $0 == 9 })
    if tabs != others { return tabs > others }
    return one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
  }

  /// Lines of one message, stream and millisecond: those with different event ids differ.
  private func keepExact(_ same: [Entry], _ kept: inout [Entry]) {
    let before = kept.count
    var seen: Set<UInt64> = []
    for entry in same where entry.event != 0 && seen.insert(entry.event).inserted {
      kept.append(entry)
    }
    topUp(same.filter { $0.event == 0 }, of: same, have: kept.count - before, &kept)
  }

  private func top(
    up vague: [Entry], of all: [Entry], from before: Int, _ kept: inout [Entry]
  ) {
    guard !vague.isEmpty else { return }
    topUp(vague, of: all, have: kept.count - before, &kept)
  }

  /// Adds lines that say less, as many as the source that knows most of them has beyond those kept.
  private func topUp(
    _ vague: [Entry], of all: [Entry], have: Int, _ kept: inout [Entry]
  ) {
    guard !vague.isEmpty else { return }
    var have = have
    for (source, total) in Self.totals(all) where total > have {
      for entry in vague where entry.source == source && have < total {
        if entry.event != 0,
          kept.contains(where: { $0.event == entry.event && $0.hash == entry.hash })
        {
          continue
        }
        kept.append(entry)
        have += 1
      }
    }
  }

  /// How many lines each source has, the largest first; an event delivered twice counts once.
  private static func totals(_ entries: [Entry]) -> [(source: Int32, total: Int)] {
    var totals: [Int32: Int] = [:]
    var seen: Set<[UInt64]> = []
    for entry in entries {
      if entry.event != 0, !seen.insert([UInt64(entry.source), entry.event]).inserted { continue }
      totals[entry.source, default: 0] += 1
    }
    return totals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (source: $0.key, total: $0.value) }
  }

  private static func grouped(
    _ entries: [Entry], by key: (Entry) -> (Int64, Int64)
  ) -> [[Entry]] {
    let ordered = entries.sorted {
      let (left, right) = (key($0), key($1))
      return left != right
        ? left < right : ($0.source, $0.block, $0.line) < ($1.source, $1.block, $1.line)
    }
    var groups: [[Entry]] = []
    for entry in ordered {
      if let last = groups.last?.first, key(last) == key(entry) {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups
  }
}
