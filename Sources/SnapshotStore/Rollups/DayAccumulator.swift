import ServerlessModel

/// Counts the rows of one resource and day.
struct DayAccumulator {
  private let day: Int64
  private let first: Int64
  let isArm: Bool
  /// One more than the place of each minute's cell; 0 for none.
  private var places = [UInt16](repeating: 0, count: 1440)
  private var cells: [MinuteCell] = []
  /// The counts of runs that cells cannot count.
  private var others: [Counters] = []
  private var runs = [Int](repeating: 0, count: 24)
  /// The sketch buckets of each hour's durations, in the order in which they came.
  private var buckets = [[UInt16]](repeating: [], count: 24)

  /// Counts nothing yet; `day` is in days since 1970.
  init(day: Int64, isArm: Bool) {
    self.day = day
    self.isArm = isArm
    first = day &* RollupTime.dayMs
  }

  /// Counts rows from `start` on, up to the first whose outcome became known on another day; returns its place.
  mutating func add(_ slice: RowSlice, from start: Int) -> Int {
    var (index, first, hour) = (start, start, -1)
    while let minute = minute(of: slice, index) {
      if minute / 60 != hour {
        addBuckets(slice[first..<index], hour)
        (first, hour) = (index, minute / 60)
      }
      index = addMinute(slice, from: index, minute)
    }
    addBuckets(slice[first..<index], hour)
    return index
  }

  /// The minute of the day that a row counts in; `nil` after the last row, and for another day.
  private func minute(of slice: RowSlice, _ index: Int) -> Int? {
    guard index < slice.count else { return nil }
    let known = slice.known(slice.rows[index])
    let time = known &- first
    if UInt64(bitPattern: time) < UInt64(RollupTime.dayMs) {
      return Int(time / RollupTime.minuteMs)
    }
    return RollupTime.day(of: known) == day ? RollupTime.minute(of: known, day: day) : nil
  }

  /// Counts rows from `start` on, as long as they fall into the minute of the first; returns where they end.
  private mutating func addMinute(_ slice: RowSlice, from start: Int, _ minute: Int) -> Int {
    let low = first &+ Int64(minute) &* RollupTime.minuteMs
    let hour = minute / 60
    let rows = slice.rows
    var cell = places[minute] == 0 ? MinuteCell() : cells[Int(places[minute]) - 1]
    var index = start
    var running = 0
    while true {
      index = cell.add(rows, from: index, minute: low)
      // The first counts here even where its time is beyond all days.
      guard index < rows.count, index == start || isIn(low, slice.known(rows[index])) else { break }
      if rows[index].isRunning {
        running &+= 1
      } else {
        addOther(rows[index], slice.extra(of: rows[index]), to: &cell)
      }
      index &+= 1
    }
    runs[hour] &+= index &- start
    if index &- start > running { keep(cell, minute) }
    return index
  }

  private func isIn(_ minute: Int64, _ known: Int64) -> Bool {
    UInt64(bitPattern: known &- minute) < UInt64(RollupTime.minuteMs)
  }

  /// Keeps the sketch buckets of rows of one hour.
  private mutating func addBuckets(_ slice: RowSlice, _ hour: Int) {
    guard slice.count > 0 else { return }
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: slice.count) { found in
      var count = 0
      for row in slice.rows where row.duration != ExecutionRow.absent && !row.isRunning {
        found[count] = LatencyBucket.index(of: row.duration)
        count &+= 1
      }
      buckets[hour].append(contentsOf: UnsafeBufferPointer(rebasing: found[..<count]))
    }
  }

  private mutating func addOther(
    _ row: ExecutionRow, _ extra: ExecutionExtra?, to cell: inout MinuteCell
  ) {
    if cell.others == 0 {
      others.append(Counters())
      cell.others = UInt32(others.count)
    }
    others[Int(cell.others) - 1].add(row, extra, isArm: isArm)
  }

  private mutating func keep(_ cell: MinuteCell, _ minute: Int) {
    if places[minute] == 0 {
      // A resource that has runs in more minutes than few is likely to have some in most.
      if cells.count == 64 { cells.reserveCapacity(places.count) }
      cells.append(cell)
      places[minute] = UInt16(cells.count)
    } else {
      cells[Int(places[minute]) - 1] = cell
    }
  }
}

extension DayAccumulator {
  /// The day as counted so far; minutes only of hours with at least `minuteLimit` runs.
  func rollup(minuteLimit: Int, _ scratch: inout SketchScratch) -> DayRollup {
    var rollup = DayRollup()
    for hour in 0..<24 where runs[hour] > 0 {
      scratch.add(buckets[hour])
      rollup.hours[hour] = HourRollup(
        runs: runs[hour], total: total(of: hour), sketch: scratch.take(),
        minutes: runs[hour] < minuteLimit ? nil : minutes(of: hour))
    }
    return rollup
  }

  private func total(of hour: Int) -> Counters {
    var total = Counters()
    for minute in 0..<60 { add(minute: hour * 60 + minute, to: &total) }
    return total
  }

  private func minutes(of hour: Int) -> [MinuteCounters] {
    (0..<60).filter { places[hour * 60 + $0] != 0 }.map { minute in
      var counters = Counters()
      add(minute: hour * 60 + minute, to: &counters)
      return MinuteCounters(minute: UInt8(minute), counters: counters)
    }
  }

  /// Adds the cells of the minutes of an hour to those of others.
  func addCells(of hour: Int, to sums: inout [MinuteCell]) {
    sums.withUnsafeMutableBufferPointer { sums in
      for minute in sums.indices {
        let place = Int(places[hour &* 60 &+ minute])
        if place != 0 { sums[minute].merge(cells[place - 1]) }
      }
    }
  }

  /// Calls `body` with each minute of an hour that has runs which cells cannot count, and their counts.
  func forEachUnusual(of hour: Int, _ body: (Int, Counters) -> Void) {
    for minute in 0..<60 {
      let place = Int(places[hour &* 60 &+ minute])
      guard place != 0 else { continue }
      let unusual = Int(cells[place - 1].others)
      if unusual != 0 { body(minute, others[unusual - 1]) }
    }
  }

  @inline(__always)
  private func add(minute: Int, to counters: inout Counters) {
    guard places[minute] != 0 else { return }
    let cell = cells[Int(places[minute]) - 1]
    cell.add(to: &counters, isArm: isArm)
    if cell.others != 0 { counters.mergeWrapping(others[Int(cell.others) - 1]) }
  }
}
