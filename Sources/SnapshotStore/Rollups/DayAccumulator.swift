import ServerlessModel

/// Counts the rows of one resource and day.
final class DayAccumulator {
  private let first: Int64
  private let day: Int64
  private var places = [UInt16](repeating: 0, count: 1440)
  private var cells: [Counters] = []
  private var runs = [Int](repeating: 0, count: 24)
  /// The hour in the upper half, the bucket of the duration in the lower.
  private var buckets: [UInt32] = []

  /// Counts nothing yet; `day` is in days since 1970.
  init(day: Int64) {
    self.day = day
    first = day &* RollupTime.dayMs
  }

  /// Counts rows from `start` on, up to the first whose outcome became known on another day; returns its place.
  func add(_ set: RowSet, from start: Int, isArm: Bool) -> Int {
    // Locals: each access to a property of a class in the loop would cost a check of its own.
    var places = self.places
    var cells = self.cells
    var runs = self.runs
    var buckets = self.buckets
    (self.places, self.cells, self.runs, self.buckets) = ([], [], [], [])
    let rows = set.rows
    let hasExtras = !set.extras.isEmpty
    var index = start
    var minute = -1
    var cell = Counters()
    while index < rows.count {
      let row = rows[index]
      let extra = hasExtras ? set.extra(of: row) : nil
      let known = row.known(extra)
      let offset = known &- first
      guard offset >= 0 && offset < RollupTime.dayMs || RollupTime.day(of: known) == day else {
        break
      }
      let now = RollupTime.minute(of: known, day: day)
      runs[now / 60] &+= 1
      index &+= 1
      if row.isRunning { continue }
      if now != minute {
        if minute >= 0 { cells[Int(places[minute]) &- 1] = cell }
        if places[now] == 0 {
          cells.append(Counters())
          places[now] = UInt16(truncatingIfNeeded: cells.count)
        }
        cell = cells[Int(places[now]) &- 1]
        minute = now
      }
      cell.add(row, extra, isArm: isArm)
      if row.duration != ExecutionRow.absent {
        let bucket = UInt32(LatencyBucket.index(of: row.duration))
        buckets.append(UInt32(truncatingIfNeeded: now / 60) &<< 16 | bucket)
      }
    }
    if minute >= 0 { cells[Int(places[minute]) &- 1] = cell }
    (self.places, self.cells, self.runs, self.buckets) = (places, cells, runs, buckets)
    return index
  }

  /// The day as counted so far.
  func rollup(_ scratch: inout SketchScratch) -> DayRollup {
    var rollup = DayRollup()
    var sorted = [[UInt16]](repeating: [], count: 24)
    for hour in 0..<24 where runs[hour] > 0 { sorted[hour].reserveCapacity(runs[hour]) }
    for bucket in buckets {
      sorted[Int(bucket &>> 16)].append(UInt16(truncatingIfNeeded: bucket))
    }
    for hour in 0..<24 where runs[hour] > 0 {
      var minutes: [MinuteCounters] = []
      var total = Counters()
      for minute in 0..<60 where places[hour * 60 + minute] != 0 {
        let counters = cells[Int(places[hour * 60 + minute]) - 1]
        total.mergeWrapping(counters)
        minutes.append(MinuteCounters(minute: UInt8(minute), counters: counters))
      }
      scratch.add(sorted[hour])
      rollup.hours[hour] = HourRollup(
        runs: runs[hour], total: total, sketch: scratch.take(), minutes: minutes)
    }
    return rollup
  }
}
