import ServerlessModel

/// Counts the rows of one resource and day.
final class DayAccumulator {
  private var places = [UInt16](repeating: 0, count: 1440)
  private var cells: [Counters] = []
  private var runs = [Int](repeating: 0, count: 24)
  private var buckets = [[UInt16]](repeating: [], count: 24)

  /// Counts a row whose outcome became known in a minute of the day.
  func add(_ row: ExecutionRow, _ extra: ExecutionExtra?, minute: Int, isArm: Bool) {
    runs[minute / 60] &+= 1
    guard !row.isRunning else { return }
    if places[minute] == 0 {
      cells.append(Counters())
      places[minute] = UInt16(truncatingIfNeeded: cells.count)
    }
    cells[Int(places[minute]) &- 1].add(row, extra, isArm: isArm)
    if row.duration != ExecutionRow.absent {
      buckets[minute / 60].append(LatencyBucket.index(of: row.duration))
    }
  }

  /// The day as counted so far.
  func rollup(_ scratch: inout SketchScratch) -> DayRollup {
    var day = DayRollup()
    for hour in 0..<24 where runs[hour] > 0 {
      var minutes: [MinuteCounters] = []
      for minute in 0..<60 where places[hour * 60 + minute] != 0 {
        let counters = cells[Int(places[hour * 60 + minute]) - 1]
        day.hours[hour].total.mergeWrapping(counters)
        minutes.append(MinuteCounters(minute: UInt8(minute), counters: counters))
      }
      day.hours[hour].runs = runs[hour]
      day.hours[hour].minutes = minutes
      scratch.add(buckets[hour])
      day.hours[hour].sketch = scratch.take()
    }
    return day
  }
}
