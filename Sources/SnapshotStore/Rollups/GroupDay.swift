import ServerlessModel

/// Adds up one day of the resources of a group, in place: groups have many resources.
struct GroupDay {
  private var hours = [GroupHour?](repeating: nil, count: 24)

  /// A day without runs.
  init() {}

  /// How many hours have runs, which is what its memory grows with.
  var size: Int { hours.count { $0 != nil } }

  /// Adds the day of one resource, as counted and as summed up.
  mutating func add(_ day: DayAccumulator, _ rollup: DayRollup) {
    for hour in rollup.hours.indices where rollup.hours[hour].runs > 0 {
      if hours[hour] == nil { hours[hour] = GroupHour() }
      hours[hour]?.add(rollup.hours[hour])
      hours[hour]?.addMinutes(of: hour, in: day)
    }
  }

  /// The sum of all that was added.
  var rollup: DayRollup {
    var rollup = DayRollup()
    for (index, hour) in hours.enumerated() {
      if let hour { rollup.hours[index] = hour.rollup }
    }
    return rollup
  }
}

/// Adds up one hour of the resources of a group.
private struct GroupHour {
  private var runs = 0
  private var total = Counters()
  private var sketch = SketchScratch()
  private var minutes = [Counters](repeating: Counters(), count: 60)

  mutating func add(_ hour: HourRollup) {
    runs &+= hour.runs
    total.mergeWrapping(hour.total)
    sketch.add(hour.sketch)
  }

  mutating func addMinutes(of hour: Int, in day: DayAccumulator) {
    day.addMinutes(of: hour, to: &minutes)
  }

  var rollup: HourRollup {
    let held = minutes.indices.filter { minutes[$0] != Counters() }.map {
      MinuteCounters(minute: UInt8($0), counters: minutes[$0])
    }
    return HourRollup(runs: runs, total: total, sketch: sketch.sketch, minutes: held)
  }
}
