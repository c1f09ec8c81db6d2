/// Runs one function through the day: environments are reused, retired and started as Lambda does it.
struct Simulator {
  let spec: FunctionSpec
  private var random: SeededRandom
  private var arrivals: [Arrival]
  private var pool: [Environment] = []
  private var nextStream = 0
  private(set) var runs: [Run] = []
  /// When a message was given up and put into the dead-letter queue.
  private(set) var deadLetters: [Int64] = []

  init(spec: FunctionSpec, arrivals: [Arrival], seed: UInt64) {
    self.spec = spec
    self.random = SeededRandom(seed: seed, part: spec.account + spec.name)
    self.arrivals = arrivals.sorted { $0.time > $1.time }
  }

  /// Simulates every arrival, retries included.
  mutating func simulate() {
    while let arrival = arrivals.popLast() {
      guard arrival.time < Day.end else { continue }
      let run = run(arrival)
      runs.append(run)
      if run.isFailure, spec.isAsynchronous { retry(run, arrival) }
    }
  }

  /// Lambda tries an asynchronous event again after about one and then about two minutes, under the same request id.
  private mutating func retry(_ run: Run, _ arrival: Arrival) {
    guard arrival.attempt < 3 else {
      if spec.deadLetterQueue != nil { deadLetters.append(run.end + 400) }
      return
    }
    let wait = Double(arrival.attempt * 60_000) + random.unit() * 9_000
    var again = arrival
    again.time = run.end + Int64(wait)
    again.attempt += 1
    let place = arrivals.firstIndex { $0.time < again.time } ?? arrivals.endIndex
    arrivals.insert(again, at: place)
  }

  private mutating func run(_ arrival: Arrival) -> Run {
    let version = Story.version(spec, at: arrival.time)
    let (index, isCold) = environment(at: arrival.time, version: version)
    let initUs =
      isCold ? Int64(random.logNormal(median: spec.initMs, sigma: 0.22) * 1000) / 10 * 10 : nil
    let start = arrival.time + (initUs ?? 0) / 1000
    let memory = pool[index].baseMB + random.unit() * 3
    var run = Run(
      requestID: arrival.requestID, start: start, durationUs: 0, initUs: initUs, billedMs: 0,
      usedMB: Int(memory), outcome: .success, attempt: arrival.attempt, stream: pool[index].stream,
      isFirstOfStream: isCold, version: version, traceID: arrival.traceID,
      segmentID: random.hex(16), isSampled: arrival.isSampled)
    decide(&run)
    run.durationUs = max(900, run.durationUs / 10 * 10)
    run.billedMs = (run.durationUs + (initUs ?? 0) + 999) / 1000
    finish(run, in: index)
    return run
  }

  /// The warm environment that was used last, as Lambda prefers it, else a new one.
  private mutating func environment(at time: Int64, version: Int) -> (Int, isCold: Bool) {
    pool.removeAll { time - $0.lastUsed > $0.idleLimit || $0.version != version }
    let free = pool.indices.filter { pool[$0].freeAt <= time }
    if let warm = free.max(by: { pool[$0].lastUsed < pool[$1].lastUsed }) { return (warm, false) }
    nextStream += 1
    pool.append(
      Environment(
        stream: nextStream, version: version, freeAt: time, lastUsed: time, baseMB: spec.usedMB,
        idleLimit: Int64(420_000 + random.unit() * 600_000)))
    return (pool.count - 1, true)
  }

  private mutating func finish(_ run: Run, in index: Int) {
    pool[index].freeAt = run.end + 1
    pool[index].lastUsed = run.end
    pool[index].runs += 1
    pool[index].baseMB += Story.leak(spec, version: run.version)
    switch run.outcome {
    case .timeout, .outOfMemory: pool.remove(at: index)
    case .success, .error: break
    }
  }

  private mutating func decide(_ run: inout Run) {
    switch spec.name {
    case Shop.chargeCard where spec.account == Shop.prod: charge(&run)
    default: ordinary(&run)
    }
    if Double(run.usedMB) >= Double(spec.memoryMB) - 4 {
      run.usedMB = spec.memoryMB
      run.outcome = .outOfMemory
      run.durationUs = Int64(Double(run.durationUs) * 0.6)
    }
    if run.durationMs >= spec.timeoutMs {
      run.durationUs = Int64(spec.timeoutMs * 1000)
      run.outcome = .timeout
    }
  }

  private mutating func ordinary(_ run: inout Run) {
    var median = spec.medianMs
    if spec.name == Shop.stalled, run.start >= Story.readerSlows { median *= 7.5 }
    if spec.name == "reserve-stock", run.start >= Story.hotStarts, run.start < Story.hotEnds {
      median *= 9
      if random.chance(0.22) {
        run.outcome = .error(
          type: "ProvisionedThroughputExceededException",
          message: "An error occurred (ProvisionedThroughputExceededException) when calling the "
            + "UpdateItem operation: The level of configured provisioned throughput for the table was exceeded."
        )
      }
    }
    run.durationUs = Int64(random.logNormal(median: median, sigma: spec.sigma) * 1000)
    if random.chance(spec.errorRate), !run.isFailure { run.outcome = Self.ordinaryError(&random) }
  }

  /// The charge waits for the partner, tries again once, and is killed when both take too long.
  private mutating func charge(_ run: inout Run) {
    let own = random.logNormal(median: 95, sigma: 0.3)
    let answer = Story.partnerMs(at: run.start, &random)
    run.partnerMs = answer
    run.durationUs = Int64((own + (answer ?? 60_000)) * 1000)
    if let answer, answer < 2500, random.chance(0.004) {
      run.outcome = .error(
        type: "CardDeclined", message: "the partner declined the charge: insufficient funds")
    }
  }

  private static func ordinaryError(_ random: inout SeededRandom) -> Run.Outcome {
    let kinds = [
      ("KeyError", "'sku'"), ("ValueError", "invalid literal for int() with base 10: 'n/a'"),
      ("ConnectionError", "connection reset by peer"),
    ]
    let kind = kinds[Int(random.next() % 3)]
    return .error(type: kind.0, message: kind.1)
  }
}
