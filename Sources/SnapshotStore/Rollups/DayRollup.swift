import ServerlessModel

/// The counts of one entity and day, by the minute in which outcomes became known.
struct DayRollup: Hashable, Sendable {
  /// Always 24.
  var hours = [HourRollup](repeating: HourRollup(), count: 24)

  /// A day without runs.
  init() {}

  /// Rows of every status, `running` included.
  var runs: Int { hours.reduce(0) { $0 + $1.runs } }

  var total: Counters {
    var sum = Counters()
    for hour in hours where hour.runs > 0 { sum.mergeWrapping(hour.total) }
    return sum
  }

  mutating func merge(_ other: DayRollup) {
    for index in hours.indices { hours[index].merge(other.hours[index]) }
  }

  /// The sketch of all hours.
  func sketch(_ scratch: inout SketchScratch) -> LatencySketch {
    for hour in hours { scratch.add(hour.sketch) }
    return scratch.take()
  }
}

/// The counts of one hour.
struct HourRollup: Hashable, Sendable {
  /// Rows of every status, `running` included.
  var runs = 0
  var total = Counters()
  var sketch = LatencySketch()
  /// By minute of the hour; `nil` where they are read from the columns, since the hour has few runs.
  var minutes: [MinuteCounters]? = []

  mutating func merge(_ other: HourRollup) {
    guard other.runs > 0 else { return }
    guard runs > 0 else { return self = other }
    runs += other.runs
    total.mergeWrapping(other.total)
    sketch.merge(other.sketch)
    guard let mine = minutes, let theirs = other.minutes else { return minutes = nil }
    minutes = Self.merged(mine, theirs)
  }

  private static func merged(
    _ left: [MinuteCounters], _ right: [MinuteCounters]
  ) -> [MinuteCounters] {
    var merged = left
    for cell in right {
      let place = merged.firstIndex { $0.minute >= cell.minute } ?? merged.count
      if place < merged.count, merged[place].minute == cell.minute {
        merged[place].counters.mergeWrapping(cell.counters)
      } else {
        merged.insert(cell, at: place)
      }
    }
    return merged
  }
}

/// The counts of one minute of an hour.
struct MinuteCounters: Hashable, Sendable {
  var minute: UInt8
  var counters: Counters
}
