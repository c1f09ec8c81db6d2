import ServerlessModel
import Testing

private let function = ResourceID.function("orders", account: "1", region: "eu-west-1")

private func run(
  _ status: ExecutionStatus = .success, billedMs: Int64? = 100, durationMs: Double? = 99.5,
  memoryMB: Int? = 512, usedMB: Int? = 128, initMs: Double? = nil, cold: Bool? = false,
  attempt: Int = 1
) -> Execution {
  Execution(
    resource: function, requestID: RequestID(high: 1, low: 2), start: Instant(milliseconds: 0),
    duration: durationMs.map(Elapsed.init(milliseconds:)),
    billed: billedMs.map { Elapsed(microseconds: $0 * 1000) }, memoryMB: memoryMB,
    maxMemoryMB: usedMB, initDuration: initMs.map(Elapsed.init(milliseconds:)), coldStart: cold,
    attempt: attempt, status: status)
}

private func counted(_ runs: Execution..., on architecture: Architecture = .x86) -> Counters {
  var counters = Counters()
  for run in runs { counters.add(run, architecture: architecture) }
  return counters
}

struct `Counts of executions` {
  @Test(arguments: ExecutionStatus.allCases)
  func `hold every status in its own place`(status: ExecutionStatus) {
    let counters = counted(run(status))
    let places: [ExecutionStatus: Int] = [
      .error: counters.errors, .timeout: counters.timeouts, .outOfMemory: counters.outOfMemory,
      .initError: counters.initErrors, .exit: counters.exits,
    ]
    #expect(counters.executions == 1)
    #expect(places.values.reduce(0, +) == (status.isFailure ? 1 : 0))
    #expect(places[status] == (status.isFailure ? 1 : nil))
    #expect(counters.failures == (status.isFailure ? 1 : 0))
    #expect(counters.errorRate == (status.isFailure ? 1 : 0))
  }

  @Test func `tell cold starts and retries apart from the rest`() {
    let counters = counted(run(cold: true), run(cold: nil), run(), run(attempt: 3))
    #expect(counters.executions == 4)
    #expect(counters.coldStarts == 1)
    #expect(counters.coldStartRate == 0.25)
    #expect(counters.retries == 1)
  }

  @Test func `have no rate where nothing ran`() {
    #expect(Counters().errorRate == nil)
    #expect(Counters().coldStartRate == nil)
  }

  @Test func `keep the sum and the longest of durations`() {
    let counters = counted(run(durationMs: 1.5), run(durationMs: 2.25), run(durationMs: nil))
    #expect(counters.durationUs == 3750)
    #expect(counters.maxDurationUs == 2250)
  }

  @Test func `keep the largest memory that was set and used`() {
    let counters = counted(
      run(memoryMB: 512, usedMB: 500), run(memoryMB: 1024, usedMB: 90),
      run(memoryMB: nil, usedMB: nil))
    #expect(counters.memoryMB == 1024)
    #expect(counters.maxMemoryMB == 500)
  }

  @Test func `take a failed init without a run as an init error, not as an execution`() {
    var row = run(.initError, billedMs: nil, durationMs: nil)
    row.requestID = nil
    row.phase = "init"
    let counters = counted(row)
    #expect(counters.executions == 0)
    #expect(counters.initErrors == 1)
    #expect(counters.errorRate == nil)
  }

  @Test func `never make a share above one`() throws {
    var row = run(.initError)
    row.requestID = nil
    let counters = counted(row, row, run(cold: true))
    #expect(counters.failures == 2)
    #expect(try #require(counters.errorRate) <= 1)
    #expect(try #require(counters.coldStartRate) <= 1)
  }
}

struct `What executions were billed` {
  @Test func `is memory times billed time, by architecture`() {
    #expect(counted(run(billedMs: 100, memoryMB: 512)).billedMBmsX86 == 51_200)
    let arm = counted(run(billedMs: 100, memoryMB: 512), on: .arm64)
    #expect(arm.billedMBmsArm == 51_200)
    #expect(arm.billedMBmsX86 == 0)
  }

  @Test func `is nothing before the report has come`() {
    let counters = counted(
      run(.running, billedMs: nil, durationMs: nil, memoryMB: nil, usedMB: nil))
    #expect(counters.executions == 1)
    #expect(counters.billedMBmsX86 == 0)
  }

  @Test func `counts a second attempt as retry even when it failed`() {
    let counters = counted(run(.timeout, attempt: 2))
    #expect(counters.retryMBms == 51_200)
    #expect(counters.failureMBms == 0)
  }

  @Test func `counts a failed first attempt as failure even when it was cold`() {
    let counters = counted(run(.error, billedMs: 400, durationMs: 99, initMs: 300, cold: true))
    #expect(counters.failureMBms == 204_800)
    #expect(counters.initMBms == 0)
  }

  @Test func `counts init only where it was billed`() {
    let billed = counted(run(billedMs: 400, durationMs: 99.5, initMs: 300, cold: true))
    #expect(billed.initMBms == 512 * 300)
    let free = counted(run(billedMs: 100, durationMs: 99.5, initMs: 300, cold: true))
    #expect(free.initMBms == 0)
  }

  @Test func `shows what was paid for memory that was never used`() {
    #expect(counted(run(billedMs: 100, memoryMB: 512, usedMB: 128)).unusedMBms == 38_400)
    #expect(counted(run(memoryMB: 512, usedMB: 512)).unusedMBms == 0)
    #expect(counted(run(memoryMB: 512, usedMB: 600)).unusedMBms == 0)
    #expect(counted(run(memoryMB: 512, usedMB: nil)).unusedMBms == 0)
  }

  @Test(arguments: 1...20)
  func `is never exceeded by its parts`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var counters = Counters()
    for _ in 0..<200 {
      var one = Counters()
      let run = RandomRun.make(&random)
      one.add(run, architecture: random.once(in: 2) ? .x86 : .arm64)
      let total = one.billedMBmsX86 + one.billedMBmsArm
      #expect(one.initMBms + one.retryMBms + one.failureMBms <= total, "\(run)")
      #expect(one.unusedMBms <= total, "\(run)")
      #expect(min(one.initMBms, one.retryMBms, one.failureMBms, one.unusedMBms) >= 0)
      counters.merge(one)
    }
    let total = counters.billedMBmsX86 + counters.billedMBmsArm
    #expect(counters.initMBms + counters.retryMBms + counters.failureMBms <= total)
  }

  @Test func `survives figures that no function can have`() {
    var broken = run(billedMs: 9_000_000_000_000, durationMs: 1e15, memoryMB: 1_000_000_000_000)
    broken.maxMemoryMB = 1
    let counters = counted(broken, broken, broken, run())
    #expect(counters.executions == 4)
    #expect(counters.billedMBmsX86 >= 51_200)
  }
}

struct `Counts of several periods` {
  @Test(arguments: 1...10)
  func `merge to the same in any order and grouping`(seed: UInt64) {
    var random = SeededGenerator(seed: 100 + seed)
    var whole = Counters()
    var parts = [Counters](repeating: Counters(), count: 7)
    for _ in 0..<150 {
      let run = RandomRun.make(&random)
      let architecture: Architecture = random.once(in: 2) ? .x86 : .arm64
      whole.add(run, architecture: architecture)
      parts[random.pick(0...6)].add(run, architecture: architecture)
    }
    for _ in 0..<5 {
      #expect(merged(parts.shuffled(using: &random)) == whole)
      let split = random.pick(0...7)
      let halves = [merged(Array(parts[..<split])), merged(Array(parts[split...]))]
      #expect(merged(halves) == whole)
    }
  }

  @Test func `add every count, and keep the largest of the largest`() {
    var left = counted(run(.error), run(cold: true), run(attempt: 2))
    left.throttles = 3
    var right = counted(run(.timeout, durationMs: 7000, memoryMB: 1024), on: .arm64)
    right.throttles = 4
    left.merge(right)
    #expect(left.executions == 4)
    #expect(left.failures == 2)
    #expect(left.throttles == 7)
    #expect(left.maxDurationUs == 7_000_000)
    #expect(left.memoryMB == 1024)
    #expect(left.billedMBmsArm == 102_400)
  }

  private func merged(_ parts: [Counters]) -> Counters {
    parts.reduce(into: Counters()) { $0.merge($1) }
  }
}

/// Executions as odd as log lines can tell them.
private enum RandomRun {
  static func make(_ random: inout SeededGenerator) -> Execution {
    let statuses = ExecutionStatus.allCases
    let memory = [128, 256, 512, 1024, 10_240][random.pick(0...4)]
    let duration = Double(random.pick(0...9_000_000)) / 1000
    let start = random.once(in: 3) ? Double(random.pick(1...9_000_000)) / 1000 : nil
    let billed = (duration + (random.once(in: 2) ? start ?? 0 : 0)).rounded(.up)
    let odd = random.once(in: 5) ? Double(random.pick(0...10_000)) : billed
    var made = run(
      statuses[random.pick(0...statuses.count - 1)],
      billedMs: random.once(in: 10) ? nil : Int64(odd), durationMs: duration, memoryMB: memory,
      usedMB: random.once(in: 10) ? nil : random.pick(1...memory + 50), initMs: start,
      cold: start != nil, attempt: random.pick(1...3))
    if random.once(in: 10) { made.requestID = nil }
    return made
  }
}
