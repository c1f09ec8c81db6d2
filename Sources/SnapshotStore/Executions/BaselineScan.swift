import ServerlessModel
import Synchronization

/// Works out what runs of one resource usually took in the day before each of some hours.
struct BaselineScan {
  /// The hours, as whole hours since 1970, oldest first.
  private let hours: [Int64]
  private var tallies: [Int64: HourTally] = [:]

  private static let dayHours: Int64 = 24

  init(hours: Set<Int64>) { self.hours = hours.sorted() }

  /// Reads the runs of the days before the hours.
  mutating func read(_ resource: UInt32, _ question: Question) throws(ColumnError) {
    for days in days {
      for header in try question.chunks(of: resource)
      where header.known.most >= days.lowerBound && header.known.least < days.upperBound {
        let set = try question.countedRows(header, from: days.lowerBound, to: days.upperBound)
        for row in set.rows { take(row, set.extra(of: row), within: days) }
      }
      let live = question.live
      for index in live.range(of: resource) {
        take(live.set.rows[index], live.set.extra(at: index), within: days)
      }
    }
  }

  /// The baselines by hour.
  func baselines() -> [Int64: RunBaseline] {
    var found: [Int64: RunBaseline] = [:]
    var window = DayTally()
    let held = tallies.keys.sorted()
    var (next, oldest) = (0, 0)
    for hour in hours {
      while next < held.count, held[next] < hour {
        window.add(tallies[held[next]])
        next += 1
      }
      while oldest < next, held[oldest] < hour - Self.dayHours {
        window.remove(tallies[held[oldest]])
        oldest += 1
      }
      found[hour] = window.baseline
    }
    return found
  }

  /// The stretches, in milliseconds, that the days before the hours make up; none of them shares a moment with another.
  private var days: [Range<Int64>] {
    var found: [Range<Int64>] = []
    for hour in hours {
      let end = hour.multipliedClamped(by: RollupTime.hourMs)
      let start = end.subtractingClamped(Self.dayHours * RollupTime.hourMs)
      if let last = found.last, start <= last.upperBound {
        found[found.count - 1] = last.lowerBound..<end
      } else {
        found.append(start..<end)
      }
    }
    return found
  }

  private mutating func take(
    _ row: ExecutionRow, _ extra: ExecutionExtra?, within days: Range<Int64>
  ) {
    let known = row.known(extra)
    guard days.contains(known), row.duration != ExecutionRow.absent, !row.isRunning else { return }
    let hour = RollupTime.floor(known, RollupTime.hourMs) / RollupTime.hourMs
    tallies[hour, default: HourTally()].add(row.duration, row.maxMemoryMB(extra))
  }
}

/// Runs of an hour by how long they took and what they used.
private struct HourTally {
  private(set) var durations: [UInt16: UInt32] = [:]
  private(set) var memories: [UInt16: UInt32] = [:]

  mutating func add(_ microseconds: Int64, _ megabytes: Int64) {
    durations[LatencyBucket.index(of: microseconds), default: 0] += 1
    guard megabytes != ExecutionRow.absent else { return }
    memories[UInt16(clamping: megabytes), default: 0] += 1
  }
}

/// Runs of the hours that a window holds.
private struct DayTally {
  private var durations = [UInt32](repeating: 0, count: LatencyBucket.count)
  private var memories = [UInt32](repeating: 0, count: Int(UInt16.max) + 1)
  private var runs = 0
  private var measured = 0

  mutating func add(_ hour: HourTally?) {
    for (bucket, count) in hour?.durations ?? [:] {
      durations[Int(bucket)] += count
      runs += Int(count)
    }
    for (megabytes, count) in hour?.memories ?? [:] {
      memories[Int(megabytes)] += count
      measured += Int(count)
    }
  }

  mutating func remove(_ hour: HourTally?) {
    for (bucket, count) in hour?.durations ?? [:] {
      durations[Int(bucket)] -= count
      runs -= Int(count)
    }
    for (megabytes, count) in hour?.memories ?? [:] {
      memories[Int(megabytes)] -= count
      measured -= Int(count)
    }
  }

  var baseline: RunBaseline {
    RunBaseline(
      duration: Self.usual(durations, runs) { bucket in
        Double(LatencyBucket.middle(of: UInt16(clamping: bucket))) / 1000
      },
      memory: Self.usual(memories, measured) { Double($0) })
  }

  private static func usual(_ counts: [UInt32], _ total: Int, _ value: (Int) -> Double)
    -> RunBaseline.Usual?
  {
    guard total >= RunBaseline.leastRuns else { return nil }
    let ranks = [0.5, 0.99].map { LatencySketch.rank($0, of: total) }
    var places: [Int] = []
    var below = 0
    for (place, count) in counts.enumerated() where count > 0 {
      below += Int(count)
      while places.count < ranks.count, below >= ranks[places.count] { places.append(place) }
      if places.count == ranks.count { break }
    }
    guard places.count == ranks.count else { return nil }
    return RunBaseline.Usual(p50: value(places[0]), p99: value(places[1]))
  }
}

/// Baselines that were worked out, as of one state of the file.
final class BaselineShelf: Sendable {
  struct Place: Hashable {
    let resource: UInt32
    let hour: Int64
  }

  /// More are dropped, all at once; they are quickly made again.
  private static let most = 200_000
  private let held = Mutex<[Place: RunBaseline]>([:])

  /// The baselines that are held of some hours.
  func find(_ resource: UInt32, _ hours: Set<Int64>) -> [Int64: RunBaseline] {
    held.withLock { held in
      var found: [Int64: RunBaseline] = [:]
      for hour in hours { found[hour] = held[Place(resource: resource, hour: hour)] }
      return found
    }
  }

  func keep(_ resource: UInt32, _ baselines: [Int64: RunBaseline]) {
    held.withLock { held in
      if held.count + baselines.count > Self.most { held = [:] }
      for (hour, baseline) in baselines {
        held[Place(resource: resource, hour: hour)] = baseline
      }
    }
  }
}
