import LogParsing
import ServerlessModel

/// What the lines of one group told so far, while more of them come.
///
/// Runs are derived of the newest lines anew at each reading, since others may still come between them; once the moment up to
/// which answers can change has passed them, lines are derived from for good. So the recording holds at any moment what an
/// import of the lines so far would make of them.
struct LiveGroup {
  let id: LogGroupID
  let function: ResourceID
  /// Lines before it were derived from for good.
  var watermark = Int64.min
  var settled: GroupDerivation?
  var tail = LineTail()
  var told = ToldRows()
  var first = Int64.max
  var newest = Int64.min
  /// Up to where lines are held.
  var dataEnd = Int64.min
  private var lastForgetting = Int64.min
  /// Whether all lines are read, so that the metrics embedded in them add up.
  let keepsMetrics: Bool

  init(_ id: LogGroupID, of function: ResourceID, keepsMetrics: Bool) {
    self.id = id
    self.function = function
    self.keepsMetrics = keepsMetrics
  }

  /// The events at or after the watermark.
  var events: Set<UInt64> { tail.events }

  /// Whether runs may end without any line of it.
  var holdsRunning: Bool { told.holdsRunning }

  /// Whether there are lines before the watermark among some.
  func isLate(_ blocks: [LogBlock]) -> Bool {
    blocks.contains { $0.times.contains { $0 < watermark } }
  }

  /// Adds lines at or after the watermark; those before it are for a rebuilding.
  mutating func add(_ blocks: [LogBlock], settled: Instant) {
    dataEnd = max(dataEnd, settled.milliseconds)
    for block in blocks {
      for line in 0..<block.count where block.times[line] >= watermark {
        tail.add(line, of: block, group: id)
        note(block.times[line])
      }
    }
  }

  private mutating func note(_ time: Int64) {
    first = min(first, time)
    newest = max(newest, time)
  }

  /// Moves the watermark on, and puts into a batch what differs from what was told before; runs without an end are judged
  /// as of the newest line or the moment up to which lines are held.
  ///
  /// After a rebuilding, `early` is what was derived for good meanwhile, and rows outside of `window` are left as they are.
  mutating func tell(
    upTo moment: Int64, early: AssembledLogs = AssembledLogs(), window: TimeSpan? = nil,
    into batch: inout SnapshotBatch
  ) {
    guard first < .max else { return }
    var whole = settled ?? fresh()
    tail.derive(with: &whole, into: &batch)
    let all = whole.finish(last: max(newest, dataEnd))
    let final = advance(to: moment).joined(with: early)
    if let window {
      told.tell(all.cut(to: window), final: final.cut(to: window), into: &batch)
    } else {
      told.tell(all, final: final, into: &batch)
    }
    takeMetrics(into: &batch)
    forget()
  }

  func fresh() -> GroupDerivation {
    GroupDerivation(id, of: function, recordingStart: Instant(milliseconds: first))
  }

  /// Derives for good from the lines before a moment, and gives what that settles.
  private mutating func advance(to moment: Int64) -> AssembledLogs {
    guard moment > watermark else { return AssembledLogs() }
    watermark = moment
    let lines = tail.cut(before: moment)
    guard !lines.isEmpty else { return AssembledLogs() }
    var derivation = settled ?? fresh()
    settled = nil
    for each in lines {
      var block = each.block
      derivation.consume(&block)
    }
    let logs = derivation.drain()
    settled = derivation
    return logs
  }

  private mutating func takeMetrics(into batch: inout SnapshotBatch) {
    let points = settled?.takeMetrics(before: Instant(milliseconds: watermark)) ?? []
    if keepsMetrics { batch.points += points }
  }

  private mutating func forget() {
    guard watermark.subtractingReportingOverflow(lastForgetting).partialValue > 3_600_000 else {
      return
    }
    lastForgetting = watermark
    settled?.forget(before: Instant(milliseconds: watermark - LineMemory.reach))
  }
}
