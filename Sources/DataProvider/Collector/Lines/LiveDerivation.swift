package import ServerlessModel
package import SnapshotStore

/// Executions, errors and metrics out of lines as they come, group by group.
///
/// After a restart, and where a line comes later than the overlap of readings, what is needed is read back from the recording,
/// so that a recording never depends on how its lines came.
package struct LiveDerivation {
  private let keepsMetrics: Bool
  private let reader: () throws(SnapshotError) -> SnapshotReader
  private var groups: [LogGroupID: LiveGroup] = [:]

  /// Derives from lines that a mode reads, for the recording that `reader` reads as it is.
  package init(
    mode: LineMode, reader: @escaping () throws(SnapshotError) -> SnapshotReader
  ) {
    keepsMetrics = mode == .all
    self.reader = reader
  }

  /// Whether runs of a group go on that may end without any line.
  package func holdsRunning(_ group: LogGroupID) -> Bool { groups[group]?.holdsRunning ?? false }

  /// Whether taking some lines reads back others of their group, so that what was put into batches must be written before.
  package func readsBack(_ lines: PolledLines) -> Bool {
    groups[lines.group]?.isLate(lines.blocks) ?? false
  }

  /// The events of a group in a span that were taken already, so that they need not be looked at again.
  package func known(
    _ group: LogGroupID, in span: TimeSpan
  ) throws(SnapshotError) -> Set<UInt64> {
    guard let held = groups[group] else { return try self.reader().events(of: group, in: span) }
    let settled = Instant(milliseconds: held.watermark)
    guard span.start < settled else { return held.events }
    let early = TimeSpan(start: span.start, end: min(span.end, settled))
    return held.events.union(try self.reader().events(of: group, in: early))
  }

  /// Forgets everything, since what was put into a batch was not written.
  package mutating func forget() { groups = [:] }

  /// Takes the lines of one reading; what is to be written goes into a batch.
  package mutating func take(
    _ lines: PolledLines, into batch: inout SnapshotBatch
  ) throws(SnapshotError) {
    // What fails in between is opened anew.
    let held = groups.removeValue(forKey: lines.group)
    var group: LiveGroup
    if let held { group = held } else { group = try open(lines, into: &batch) }
    if group.isLate(lines.blocks) { try rebuild(&group, with: lines.blocks, into: &batch) }
    group.add(lines.blocks, settled: lines.settled)
    if group.holdsRunning || lines.blocks.contains(where: { $0.count > 0 }) {
      group.tell(upTo: lines.settled.milliseconds - LineMemory.lag, into: &batch)
    }
    groups[lines.group] = group
  }

  // MARK: What the recording holds

  private func open(
    _ lines: PolledLines, into batch: inout SnapshotBatch
  ) throws(SnapshotError) -> LiveGroup {
    let reader = try self.reader()
    let function = lines.function ?? Self.function(of: lines)
    var group = LiveGroup(lines.group, of: function, keepsMetrics: keepsMetrics)
    guard try reader.holds(lines.group) else { return group }
    let begin = lines.span.start.milliseconds - LineMemory.lag
    try group.rebuild(
      LiveGroup.Rebuilding(from: begin, watermark: begin), from: reader, into: &batch)
    return group
  }

  private static func function(of lines: PolledLines) -> ResourceID {
    let platform = LogLevel.platform.rawValue
    let isFunction = lines.blocks.contains { $0.levels.contains(platform) }
    return GroupDerivation.resource(of: lines.group, isFunction: isFunction, function: nil)
  }

  /// Adds the lines before the watermark that the recording does not hold.
  private func rebuild(
    _ group: inout LiveGroup, with blocks: [LogBlock], into batch: inout SnapshotBatch
  ) throws(SnapshotError) {
    let reader = try self.reader()
    let late = try reader.missing(blocks, before: group.watermark)
    let times = late.flatMap(\.times)
    guard let first = times.min(), let last = times.max() else { return }
    let until = last + LineMemory.reach + LineMemory.longestRun + LineMemory.quiet
    let isOld = until < group.watermark
    let isRecent = group.watermark - first <= LineMemory.recent
    // The neighbours of a line that came a little late are looked at as if they had just come.
    let watermark = isRecent ? first - LineMemory.longestInit : group.watermark
    try group.rebuild(
      LiveGroup.Rebuilding(
        adding: late, from: first, watermark: isOld ? until : watermark,
        until: isOld ? until : nil),
      from: reader, into: &batch)
  }
}

extension SnapshotReader {
  fileprivate func holds(_ group: LogGroupID) throws(SnapshotError) -> Bool {
    do { return try firstLine(of: group) != nil } catch { throw .of(error, path: path) }
  }

  /// The hashes of the events held of a group in a span.
  fileprivate func events(
    of group: LogGroupID, in span: TimeSpan
  ) throws(SnapshotError) -> Set<UInt64> {
    var events: Set<UInt64> = []
    do {
      try forEachLogBlock(of: group, in: span) { held, _ in
        for block in held { events.formUnion(block.eventHashes) }
      }
    } catch { throw .of(error, path: path) }
    return events
  }

  /// The lines before a moment that are not held, by event; all of one group.
  fileprivate func missing(
    _ blocks: [LogBlock], before moment: Int64
  ) throws(SnapshotError) -> [LogBlock] {
    let times = blocks.flatMap(\.times).filter { $0 < moment }
    guard let group = blocks.first?.group, let first = times.min(), let last = times.max() else {
      return []
    }
    let span = TimeSpan(
      start: Instant(milliseconds: first), end: Instant(milliseconds: last + 1))
    var known = try self.events(of: group, in: span)
    return blocks.map { block in
      block.filtered { block.times[$0] < moment && known.insert(block.eventHashes[$0]).inserted }
    }.filter { $0.count > 0 }
  }
}
