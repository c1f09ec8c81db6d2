import Glibc

/// AWS/Lambda series: of the day counted from the simulated runs, of the fifteen days before from the same habits.
struct FunctionMetrics {
  private let function: Simulation.Function
  private var random: SeededRandom
  /// Of five minutes: what the day has, and the fifteen days before it.
  private let today = Day.minutes / 5
  private let before = 15 * 288

  init(_ function: Simulation.Function, seed: UInt64) {
    self.function = function
    random = SeededRandom(seed: seed, part: "metrics " + function.spec.arn)
  }

  private struct Bucket {
    var invocations = 0.0
    var errors = 0.0
    var maxMs = 0.0
    var sumMs = 0.0
    var concurrent = 0.0
  }

  mutating func series() -> [MetricExport.Series] {
    var history = past()
    history += buckets().enumerated().map { (Day.start + Int64($0) * 300_000, $1) }
    let active = history.filter { $0.1.invocations > 0 }
    var all = [
      make("Invocations", "Sum", active.map { ($0.0, $0.1.invocations) }),
      make("Errors", "Sum", active.map { ($0.0, $0.1.errors) }),
      make("Duration", "Average", active.map { ($0.0, rounded($0.1.sumMs / $0.1.invocations)) }),
      make("Duration", "Maximum", active.map { ($0.0, rounded($0.1.maxMs)) }),
      make("Throttles", "Sum", active.map { ($0.0, 0) }),
      make("ConcurrentExecutions", "Maximum", active.map { ($0.0, $0.1.concurrent) }),
    ]
    all += extras()
    return all
  }

  private func make(
    _ metric: String, _ statistic: String, _ points: [(Int64, Double)], period: Int = 300
  )
    -> MetricExport.Series
  {
    MetricExport.Series(
      account: function.spec.account, region: function.spec.region, namespace: "AWS/Lambda",
      metric: metric, dimensions: [("FunctionName", function.spec.name)], statistic: statistic,
      period: period, points: points)
  }

  private func buckets() -> [Bucket] {
    var buckets = [Bucket](repeating: Bucket(), count: today)
    for run in function.runs where run.start < Day.end {
      let index = min(today - 1, max(0, Day.minute(run.start) / 5))
      buckets[index].invocations += 1
      if run.isFailure { buckets[index].errors += 1 }
      buckets[index].sumMs += run.durationMs
      buckets[index].maxMs = max(buckets[index].maxMs, run.durationMs)
    }
    for (index, peak) in concurrency().enumerated() { buckets[index].concurrent = peak }
    return buckets
  }

  /// The most runs at once in each five minutes.
  private func concurrency() -> [Double] {
    var edges: [(Int64, Int)] = function.runs.flatMap { [($0.start, 1), ($0.end, -1)] }
    edges.sort { ($0.0, $0.1) < ($1.0, $1.1) }
    var peaks = [Double](repeating: 0, count: today)
    var open = 0
    for (time, change) in edges {
      open += change
      let index = Day.minute(time) / 5
      if peaks.indices.contains(index) { peaks[index] = max(peaks[index], Double(open)) }
    }
    return peaks
  }

  private mutating func past() -> [(Int64, Bucket)] {
    let spec = function.spec
    var all: [(Int64, Bucket)] = []
    for step in 0..<before {
      let time = Day.start - Int64(before - step) * 300_000
      let count = expected(spec, time)
      guard count > 0 else { continue }
      var bucket = Bucket()
      bucket.invocations = count
      for _ in 0..<Int(count) where random.chance(spec.errorRate) { bucket.errors += 1 }
      let mean = spec.medianMs * exp(spec.sigma * spec.sigma / 2)
      bucket.sumMs = count * mean * (1 + 0.05 * random.normal())
      bucket.maxMs = mean * (1.4 + 0.5 * log(count + 1))
      bucket.concurrent = max(1, (count * mean / 300_000 * 3).rounded())
      all.append((time, bucket))
    }
    return all
  }

  private mutating func expected(_ spec: FunctionSpec, _ time: Int64) -> Double {
    if case .schedule(let minutes) = spec.trigger {
      return minutes >= 5 && (time / 60_000) % Int64(minutes) == 0 ? 1 : 0
    }
    let rate = spec.name == Shop.chargeCard ? 4.2 : spec.perMinute * Arrivals.share(spec)
    let mean = rate * 5 * Story.traffic(at: time)
    return max(0, (mean + sqrt(mean) * random.normal()).rounded())
  }

  private func extras() -> [MetricExport.Series] {
    switch function.spec.name {
    case Shop.stalled:
      return [make("IteratorAge", "Maximum", IteratorAge.points, period: 60)]
    case Shop.recursive:
      let drops = (0..<4).map { (Story.loopEnds + Int64($0) * 60_000, Double(40 - 9 * $0)) }
      return [make("RecursiveInvocationsDropped", "Sum", drops, period: 60)]
    case Shop.chargeCard where function.spec.account == Shop.prod:
      return [
        make("AsyncEventsReceived", "Sum", minutes { $0.attempt == 1 }, period: 60),
        make("DeadLetterErrors", "Sum", [(Day.start, 0)], period: 60),
      ]
    default: return []
    }
  }

  private func minutes(_ counts: (Run) -> Bool) -> [(Int64, Double)] {
    let groups = Dictionary(grouping: function.runs.filter(counts)) { Day.minute($0.start) }
    return groups.map { (Day.start + Int64($0) * 60_000, Double($1.count)) }.sorted { $0.0 < $1.0 }
  }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// How far the click stream's reader is behind, in milliseconds a minute.
enum IteratorAge {
  static let points: [(Int64, Double)] = (0..<Day.minutes).map { minute in
    let time = Day.start + Int64(minute) * 60_000
    let behind = max(0, Double(time - Story.readerSlows)) * 0.34
    return (time, (behind + 180 + Double(minute % 7) * 20).rounded())
  }
}
