import ServerlessModel

/// Puts the lines of one stream together; with no stream, the interleaved lines of many environments.
struct StreamAssembler: Sendable {
  let name: String
  let context: AssemblyContext
  var runs = OpenRuns()
  var pending: Preparation?
  /// Lines of the block at hand that were written during `pending`.
  var pendingLines: [Int] = []
  /// What no run is known for yet.
  var orphans = Orphans()
  /// Several inits at once without streams to tell them apart.
  var isInitAmbiguous = false
  /// The run whose handler is writing; `nil` between runs and where it cannot be told.
  var current: Int?
  var startsInMillisecond = 0
  var lastSweep: Int64 = 0
  var sawLine = false
  /// A stack whose lines are being gathered.
  var trace: SplitTrace?
  var tally: EnvironmentTally
  var named: [(line: Int, request: RequestID)] = []

  /// How long a run without a stream is kept after its REPORT, for lines that come late.
  private static let patienceMs: Int64 = 250
  /// The longest that any run goes on, an asynchronous one on Managed Instances.
  private static let longestRunMs: Int64 = 5_400_000
  /// The longest init that a request waits for; the same span tells a proactive one.
  static let initLimitMs: Int64 = 10_000

  init(name: String, context: AssemblyContext) {
    self.name = name
    self.context = context
    tally = EnvironmentTally()
  }

  var hasStream: Bool { !name.isEmpty }
  var lastLine: Int64 { tally.last }
  var hasRuns: Bool { runs.liveCount > 0 }
  /// The runs that began and have no REPORT.
  var openStarts: [OpenStart] { runs.openStarts }

  var environment: ExecutionEnvironment? {
    hasStream ? tally.environment(resource: context.resource, stream: name) : nil
  }
}

// MARK: Taking lines

extension StreamAssembler {
  mutating func consume(_ block: inout LogBlock, into out: inout SettledLogs) {
    let text = block.text
    let order = Self.order(of: block.times)
    text.withUnsafeBytes { take(BlockLines(text: $0, block: block, order: order), &out) }
    for (line, request) in named { block.assign(request, to: line) }
    named.removeAll(keepingCapacity: true)
    pendingLines.removeAll(keepingCapacity: true)
    orphans.lines.removeAll(keepingCapacity: true)
  }

  /// The lines by time, equal times in order; `nil` where they lie so already.
  private static func order(of times: [Int64]) -> [Int]? {
    for index in times.indices.dropFirst() where times[index] < times[index - 1] {
      return times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    }
    return nil
  }

  private mutating func take(_ lines: BlockLines, _ out: inout SettledLogs) {
    var at = 0
    var together: [RankedLine] = []
    while at < lines.count {
      let time = lines.time(at)
      var end = at + 1
      while end < lines.count, lines.time(end) == time { end += 1 }
      tally.saw(time)
      settle(reportedBefore: time - RetryLedger.quietMs, into: &out)
      if end - at == 1 {
        let line = lines.line(at)
        startsInMillisecond = 1
        take(line, LineRank.of(line), time, &out)
      } else {
        lines.rank(at..<end, into: &together)
        take(together, time, &out)
      }
      at = end
    }
  }

  /// Takes the lines of one millisecond, rank by rank, so that their order does not matter.
  private mutating func take(
    _ together: [RankedLine], _ time: Int64, _ out: inout SettledLogs
  ) {
    var present: UInt16 = 0
    startsInMillisecond = 0
    for each in together {
      present |= 1 &<< UInt16(each.rank.rawValue)
      if each.rank == .start { startsInMillisecond += 1 }
    }
    for rank in LineRank.inOrder where present & (1 &<< UInt16(rank.rawValue)) != 0 {
      for each in together where each.rank == rank { take(each.line, rank, time, &out) }
    }
  }

  @inline(__always)
  private mutating func take(
    _ line: BlockLine, _ rank: LineRank, _ time: Int64, _ out: inout SettledLogs
  ) {
    if rank == .application {
      application(line, time, &out)
    } else {
      platform(line, rank, time, &out)
    }
    sawLine = true
  }
}

// MARK: Platform lines

extension StreamAssembler {
  /// The three lines that every run has are read as what they are; a `PlatformLine` is large.
  private mutating func platform(
    _ line: BlockLine, _ rank: LineRank, _ time: Int64, _ out: inout SettledLogs
  ) {
    if trace != nil { endTrace(&out) }
    if line.message.byte(0) == 123 { return other(line, time, &out) }
    switch rank {
    case .start:
      if let start = TextPlatformReader.start(line.message) { self.start(start, line, time, &out) }
    case .end: if let id = TextPlatformReader.end(line.message) { end(id, line, time) }
    case .report:
      if let report = ReportReader.read(line.message) { self.report(report, line, time, &out) }
    default: other(line, time, &out)
    }
  }

  private mutating func other(_ line: BlockLine, _ time: Int64, _ out: inout SettledLogs) {
    guard let parsed = PlatformLine.parse(line.message) else { return }
    switch parsed {
    case .start(let start): self.start(start, line, time, &out)
    case .report(let report): self.report(report, line, time, &out)
    case .end(let id): end(id, line, time)
    case .runtimeDone(let done):
      let slot = shadow(done.requestID, time)
      runs[slot].done = done
      runs[slot].doneTime = time
      name(line, done.requestID)
    case .timeout(let id, let after):
      let slot = shadow(id, time)
      runs[slot].timeoutTime = runs[slot].timeoutTime ?? time
      runs[slot].timeoutAfter = runs[slot].timeoutAfter ?? after
      name(line, id)
    case .exit(let id, let reason, let type): exit(line, id, reason, type, time)
    case .oldExit(let id): exit(line, id, "Process exited before completing request", nil, time)
    default: prepare(parsed, line, time, &out)
    }
  }

  private mutating func name(_ line: BlockLine, _ id: RequestID) {
    if line.request == nil { named.append((line.number, id)) }
  }

  private mutating func end(_ id: RequestID, _ line: BlockLine, _ time: Int64) {
    name(line, id)
    let slot = shadow(id, time)
    runs.markEnded(slot, at: time)
    if current == slot { current = nil }
  }

  private mutating func start(
    _ start: RunStart, _ line: BlockLine, _ time: Int64, _ out: inout SettledLogs
  ) {
    defer { name(line, start.requestID) }
    if let slot = runs.find(start.requestID) {
      if runs[slot].startTime == time { return }
      if runs[slot].startTime == nil, !runs[slot].isReported, runs[slot].firstTime >= time {
        runs.markStarted(slot, at: time)
        runs[slot].version = start.version
        return
      }
      settle(slot, &out)
    }
    flush(before: time, &out)
    disown(&out)
    let slot = runs.open(start.requestID, at: time)
    runs.markStarted(slot, at: time)
    runs[slot].version = start.version
    if let trace = start.trace { runs[slot].trace = trace }
    runs[slot].isFirstOfStream = !sawLine
    runs[slot].preparation = preparation(for: time, start.requestID, &out)
    current = startsInMillisecond == 1 ? slot : nil
  }

  /// Settles what can no longer change once a run starts at `time`.
  private mutating func flush(before time: Int64, _ out: inout SettledLogs) {
    settle(reportedBefore: hasStream ? time : time - Self.patienceMs, into: &out)
    guard time - lastSweep > 60_000 else { return }
    lastSweep = time
    for slot in runs.overdue(startedBefore: time - Self.longestRunMs) { settle(slot, &out) }
  }

  private mutating func report(
    _ report: RunReport, _ line: BlockLine, _ time: Int64, _ out: inout SettledLogs
  ) {
    name(line, report.requestID)
    var slot = shadow(report.requestID, time)
    if runs[slot].isReported {
      guard runs[slot].reportTime != time else { return }
      settle(slot, &out)
      slot = shadow(report.requestID, time)
    }
    if current == slot { current = nil }
    adopt(slot, report, at: time, &out)
    runs.close(slot, report, at: time)
    tally.closed(report)
    if !hasStream { flush(before: time, &out) }
  }

  private mutating func exit(
    _ line: BlockLine, _ id: RequestID, _ reason: String, _ type: String?, _ time: Int64
  ) {
    let slot = shadow(id, time)
    runs[slot].exitTime = runs[slot].exitTime ?? time
    runs[slot].exitReason = runs[slot].exitReason ?? reason
    runs[slot].exitType = runs[slot].exitType ?? type
    name(line, id)
  }
}

// MARK: Settling

extension StreamAssembler {
  private mutating func settle(_ slot: Int, dataEnd: Int64? = nil, _ out: inout SettledLogs) {
    if current == slot { current = nil }
    RunJudge(runs[slot], context: context, stream: name, dataEnd: dataEnd)
      .settle(into: &out, &tally)
    runs.vacate(slot)
  }

  /// Settles the runs whose REPORT came before a moment.
  @inline(__always)
  mutating func settle(reportedBefore moment: Int64, into out: inout SettledLogs) {
    while let slot = runs.closedSlot(before: moment) { settle(slot, &out) }
  }

  mutating func finish(dataEnd: Instant, into out: inout SettledLogs) {
    current = nil
    endTrace(&out)
    disown(&out)
    for slot in runs.inOrder { settle(slot, dataEnd: dataEnd.milliseconds, &out) }
    if let pending { RunJudge.settle(pending, stream: name, context: context, &out) }
    pending = nil
  }
}
