import ServerlessModel

/// The runs of one made-up function, by the minute, and the few that are told one by one.
struct MadeRuns: Sendable {
  /// One minute with runs.
  struct Minute {
    var number: Int32
    var runs: Int32
    var failures: Int32
    var coldStarts: Int32
    var meanMs: Float
  }

  let memoryMB: Int
  let usedMB: Int
  let isArm: Bool
  private(set) var minutes: [Minute] = []
  /// Failures and cold starts, oldest first.
  private(set) var rare: [Execution] = []

  init(_ id: ResourceID, calls: MadeSeries, errors: MadeSeries, ms: MadeSeries, _ dice: inout Dice)
  {
    memoryMB = dice.pick([128, 256, 512, 1024, 1769])
    usedMB = Int(Double(memoryMB) * (0.25 + 0.7 * dice.share()))
    isArm = dice.falls(0.4)
    for place in 0..<calls.count {
      guard let runs = calls[place], runs > 0 else { continue }
      var minute = Minute(
        number: Int32(place), runs: Int32(runs), failures: Int32(errors[place] ?? 0), coldStarts: 0,
        meanMs: Float(ms[place] ?? 100))
      minute.failures = min(minute.failures, minute.runs)
      minute.coldStarts = min(minute.runs - minute.failures, dice.falls(0.004) ? 1 : 0)
      minutes.append(minute)
      for number in 0..<minute.failures { rare.append(run(id, minute, number, .error)) }
      for number in 0..<minute.coldStarts { rare.append(run(id, minute, 1000 + number, .success)) }
    }
  }

  /// The counts of a span, minute by minute.
  func counters(_ span: TimeSpan) -> [CounterPoint] {
    minutes[range(span)].map { minute in
      CounterPoint(time: Self.time(minute), counters: counters(minute))
    }
  }

  /// Failures and cold starts that began in a span.
  func rare(_ span: TimeSpan) -> [Execution] { rare.filter { span.contains($0.start) } }

  /// Every run that began in a span, spread over its minute.
  func all(_ id: ResourceID, _ span: TimeSpan) -> [Execution] {
    minutes[range(span)].flatMap { minute in
      (0..<minute.runs).map { run(id, minute, $0, $0 < minute.failures ? .error : .success) }
    }.filter { span.contains($0.start) }
  }

  /// Percentiles of a span, roughly: what counts here is that they are there.
  func latency(_ span: TimeSpan) -> Latency? {
    let held = minutes[range(span)]
    guard let slowest = held.map(\.meanMs).max() else { return nil }
    let mean = held.reduce(0) { $0 + $1.meanMs } / Float(held.count)
    let at = { (times: Float) in Elapsed(milliseconds: Double(mean * times)) }
    return Latency(
      p50: at(0.8), p95: at(2), p99: at(3), max: Elapsed(milliseconds: Double(slowest * 4)),
      count: held.reduce(0) { $0 + Int($1.runs) })
  }

  private func counters(_ minute: Minute) -> Counters {
    var counters = Counters()
    counters.executions = Int(minute.runs)
    counters.errors = Int(minute.failures)
    counters.coldStarts = Int(minute.coldStarts)
    counters.durationUs = Int64(minute.meanMs * 1000) * Int64(minute.runs)
    counters.maxDurationUs = Int64(minute.meanMs * 3000)
    let billed = Int64(minute.meanMs) * Int64(minute.runs) * Int64(memoryMB)
    if isArm { counters.billedMBmsArm = billed } else { counters.billedMBmsX86 = billed }
    counters.unusedMBms = billed * Int64(memoryMB - usedMB) / Int64(memoryMB)
    counters.memoryMB = memoryMB
    counters.maxMemoryMB = usedMB
    return counters
  }

  private func run(
    _ id: ResourceID, _ minute: Minute, _ number: Int32, _ status: ExecutionStatus
  ) -> Execution {
    let start = Self.time(minute).adding(milliseconds: Int64(number) * 7919 % 60_000)
    var run = Execution(resource: id, start: start, status: status)
    run.requestID = RequestID(high: UInt64(minute.number), low: UInt64(number))
    run.duration = Elapsed(milliseconds: Double(minute.meanMs))
    run.billed = run.duration
    run.end = start.adding(milliseconds: Int64(minute.meanMs))
    run.memoryMB = memoryMB
    run.maxMemoryMB = usedMB
    run.coldStart = number >= 1000
    run.initDuration = number >= 1000 ? Elapsed(milliseconds: 420) : nil
    run.errorType = status == .error ? "KeyError" : nil
    run.errorMessage = status == .error ? "'sku'" : nil
    return run
  }

  private static func time(_ minute: Minute) -> Instant {
    MadeFleet.start.adding(seconds: Int64(minute.number) * 60)
  }

  private func range(_ span: TimeSpan) -> Range<Int> {
    let low = place(span.start)
    return low..<max(low, place(span.end))
  }

  /// The first minute that does not begin before a moment.
  private func place(_ moment: Instant) -> Int {
    var (low, high) = (0, minutes.count)
    while low < high {
      let middle = (low + high) / 2
      if Self.time(minutes[middle]) < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
