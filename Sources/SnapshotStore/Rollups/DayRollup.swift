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
    guard let theirs = other.minutes else { return minutes = nil }
    merge(theirs)
  }

  /// Adds minutes in their places; once all minutes are there, nothing moves.
  private mutating func merge(_ theirs: [MinuteCounters]) {
    guard var mine = minutes else { return }
    minutes = nil
    var place = 0
    for cell in theirs {
      while place < mine.count, mine[place].minute < cell.minute { place += 1 }
      if place < mine.count, mine[place].minute == cell.minute {
        mine[place].counters.mergeWrapping(cell.counters)
      } else {
        mine.insert(cell, at: place)
      }
    }
    minutes = mine
  }
}

/// The counts of one minute of an hour.
struct MinuteCounters: Hashable, Sendable {
  var minute: UInt8
  var counters: Counters
}
