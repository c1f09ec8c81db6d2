import ServerlessModel

/// Adds up one day of the resources of a group, in place: groups have many resources.
struct GroupDay {
  /// What is empty shares its memory; an optional would be copied at each change.
  private var hours = [GroupHour](repeating: GroupHour(), count: 24)

  /// A day without runs.
  init() {}

  /// How many hours have runs, which is what its memory grows with.
  var size: Int { hours.count { $0.runs > 0 } }

  /// Adds the day of one resource, as counted and as summed up.
  mutating func add(_ day: DayAccumulator, _ rollup: DayRollup) {
    for hour in rollup.hours.indices where rollup.hours[hour].runs > 0 {
      hours[hour].add(rollup.hours[hour])
      hours[hour].addMinutes(of: hour, in: day)
    }
  }

  /// The sum of all that was added, which is then forgotten.
  mutating func take() -> DayRollup {
    var rollup = DayRollup()
    for index in hours.indices where hours[index].runs > 0 {
      rollup.hours[index] = hours[index].take()
    }
    self = GroupDay()
    return rollup
  }
}

/// Adds up one hour of the resources of a group.
private struct GroupHour {
  private(set) var runs = 0
  private var total = Counters()
  private var sketch = SketchScratch()
  /// By minute of the hour; those of other processors only once there are any.
  private var cells = [MinuteCell](repeating: MinuteCell(), count: 60)
  private var armCells: [MinuteCell] = []
  /// The counts of runs that cells cannot count.
  private var others: [Counters] = []

  mutating func add(_ hour: HourRollup) {
    runs &+= hour.runs
    total.mergeWrapping(hour.total)
    sketch.add(hour.sketch)
  }

  mutating func addMinutes(of hour: Int, in day: DayAccumulator) {
    if day.isArm, armCells.isEmpty {
      armCells = [MinuteCell](repeating: MinuteCell(), count: 60)
    }
    if day.isArm {
      day.addCells(of: hour, to: &armCells)
    } else {
      day.addCells(of: hour, to: &cells)
    }
    day.forEachUnusual(of: hour) { minute, counters in addOther(counters, minute) }
  }

  private mutating func addOther(_ counters: Counters, _ minute: Int) {
    if cells[minute].others == 0 {
      others.append(counters)
      cells[minute].others = UInt32(others.count)
    } else {
      others[Int(cells[minute].others) - 1].mergeWrapping(counters)
    }
  }

  mutating func take() -> HourRollup {
    let held = cells.indices.map { MinuteCounters(minute: UInt8($0), counters: counters(of: $0)) }
    return HourRollup(
      runs: runs, total: total, sketch: sketch.take(),
      minutes: held.filter { $0.counters != Counters() })
  }

  private func counters(of minute: Int) -> Counters {
    var counters = Counters()
    cells[minute].add(to: &counters, isArm: false)
    if !armCells.isEmpty { armCells[minute].add(to: &counters, isArm: true) }
    if cells[minute].others != 0 { counters.mergeWrapping(others[Int(cells[minute].others) - 1]) }
    return counters
  }
}
