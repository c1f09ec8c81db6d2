import LogParsing
import ServerlessModel
import SnapshotStore

extension LiveGroup {
  /// What is derived anew, and from where on.
  struct Rebuilding {
    /// Lines that the recording does not hold, all before the watermark.
    var adding: [LogBlock] = []
    /// From where on runs may differ from what was told.
    var from: Int64
    var watermark: Int64
    /// Where later lines make no difference; `nil` to go on with what is rebuilt.
    var until: Int64?
  }

  /// Derives anew from the lines in the recording, and puts into a batch what differs from what it tells.
  mutating func rebuild(
    _ plan: Rebuilding, from reader: SnapshotReader, into batch: inout SnapshotBatch
  ) throws(SnapshotError) {
    var made = LiveGroup(id, of: function, keepsMetrics: keepsMetrics)
    made.dataEnd = dataEnd
    made.first = try Self.firstLine(of: id, plan.adding, reader)
    let window = plan.window
    var derivation = made.fresh()
    var early = AssembledLogs()
    var replay = LineReplay(reader, of: id)
    replay.add(plan.adding)
    try replay.run(in: plan.lines, whole: plan.whole) { lines in
      for lines in lines {
        var lines = lines
        let cut = lines.cut(before: plan.watermark)
        made.keep(lines)
        made.derive(cut, with: &derivation, into: &batch)
      }
      early = early.joined(with: derivation.drain().cut(to: window))
    }
    made.settled = derivation
    made.watermark = plan.watermark
    made.told = try ToldRows(of: function, in: window, from: reader)
    made.takeOldMetrics(since: plan.adding.compactMap { $0.times.min() }.min(), into: &batch)
    made.tell(upTo: plan.watermark, early: early, window: window, into: &batch)
    if plan.until == nil { self = made }
  }

  private static func firstLine(
    of group: LogGroupID, _ adding: [LogBlock], _ reader: SnapshotReader
  ) throws(SnapshotError) -> Int64 {
    let new = adding.compactMap { $0.times.min() }.min() ?? .max
    do { return min(new, try reader.firstLine(of: group)?.milliseconds ?? .max) } catch {
      throw .of(error, path: reader.path)
    }
  }

  private mutating func keep(_ lines: TrackedLines) {
    newest = max(newest, lines.block.times.max() ?? .min)
    tail.add(held: lines)
  }

  private mutating func derive(
    _ lines: TrackedLines, with derivation: inout GroupDerivation,
    into batch: inout SnapshotBatch
  ) {
    guard !lines.isEmpty else { return }
    newest = max(newest, lines.block.times.max() ?? .min)
    var lines = lines
    var block = lines.block
    derivation.consume(&block)
    // The run of a line of an init is not known in a block that ends before its START.
    lines.tell(block, onlyNamed: true, into: &batch)
  }

  /// Metrics before the watermark were told; only minutes that got a line are told again.
  private mutating func takeOldMetrics(since moment: Int64?, into batch: inout SnapshotBatch) {
    let series = settled?.takeMetrics(before: Instant(milliseconds: watermark)) ?? []
    guard keepsMetrics, let moment else { return }
    let minute = Instant(milliseconds: moment).floored(toSeconds: 60)
    for each in series {
      let points = each.points.filter { $0.time >= minute }
      if !points.isEmpty { batch.points.append(Series(id: each.id, points: points)) }
    }
  }
}

extension LiveGroup.Rebuilding {
  private var times: ClosedRange<Int64>? {
    let times = adding.flatMap(\.times)
    guard let first = times.min(), let last = times.max() else { return nil }
    return first...last
  }

  /// The runs that may differ.
  var window: TimeSpan {
    let last = until.map { $0 - LineMemory.longestRun - LineMemory.quiet }
    return TimeSpan(
      start: Instant(milliseconds: from - LineMemory.longestRun),
      end: Instant(milliseconds: last ?? .max / 4))
  }

  /// The lines that those runs hang on.
  var lines: TimeSpan {
    TimeSpan(
      start: window.start.adding(milliseconds: -LineMemory.reach),
      end: Instant(milliseconds: until ?? .max / 4))
  }

  /// The stretch in which lines may belong to a run that an added line tells of.
  var whole: TimeSpan? {
    times.map {
      TimeSpan(
        start: Instant(milliseconds: $0.lowerBound - LineMemory.longestInit),
        end: Instant(milliseconds: $0.upperBound + LineMemory.longestHandler))
    }
  }
}
