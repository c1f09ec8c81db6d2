import ServerlessModel

extension StreamAssembler {
  mutating func application(_ line: BlockLine, _ time: Int64, _ out: inout SettledLogs) {
    let owner = owner(of: line)
    if trace != nil, trace?.take(line.message) == true { return }
    if trace != nil { endTrace(&out) }
    if line.level == 255 {
      trace = SplitTrace(line.message, time: time, request: owner.map { runs[$0].requestID })
    }
    if line.level == LogLevel.error.rawValue || line.level == LogLevel.fatal.rawValue {
      error(line, owner, time, &out)
    }
    if line.message.byte(0) == 123, line.message.find("_aws\"") != nil {
      out.metrics += EmbeddedMetrics.read(
        line.message, defaultTime: Instant(milliseconds: time))
    }
  }

  /// The run that a line belongs to: by its own id, else by its place in the stream.
  @inline(__always)
  mutating func owner(of line: BlockLine) -> Int? {
    if let request = line.request { return runs.find(request) }
    if pending != nil, current == nil, hasStream { pendingLines.append(line.number) }
    if pending == nil, current == nil, hasStream {
      orphans.lines.append((line.number, tally.last))
    }
    guard let slot = hasStream ? current : runs.soleOngoing else { return nil }
    named.append((line.number, runs[slot].requestID))
    return slot
  }

  private mutating func error(
    _ line: BlockLine, _ owner: Int?, _ time: Int64, _ out: inout SettledLogs
  ) {
    guard let error = ExceptionReader.read(line.message, head: LineHead.read(line.message)) else {
      return
    }
    if owner == nil, let request = line.request {
      let slot = shadow(request, time)
      runs[slot].add(error, at: time)
    } else {
      add(error, owner, time, &out)
    }
  }

  /// The error of a stack that came line by line, once another line comes.
  mutating func endTrace(_ out: inout SettledLogs) {
    guard let done = trace else { return }
    trace = nil
    guard let error = done.error else { return }
    add(error, done.request.flatMap { runs.find($0) }, done.time, &out)
  }

  private mutating func add(
    _ error: ParsedException, _ owner: Int?, _ time: Int64, _ out: inout SettledLogs
  ) {
    if let owner {
      runs[owner].add(error, at: time)
    } else if pending != nil {
      pending?.errors.append(TimedError(time: time, error: error))
    } else {
      orphans.errors.append(TimedError(time: time, error: error))
      // Without streams the next run to tell of may be of another environment.
      if !hasStream || orphans.errors.count == Orphans.mostErrors { disown(&out) }
    }
  }

  /// Tells errors of no run as such.
  mutating func disown(_ out: inout SettledLogs) {
    for orphan in orphans.errors {
      out.errors.append(
        RunJudge.record(orphan.error, at: orphan.time, context: context, inInit: false))
    }
    orphans = Orphans()
  }

  /// A run of which START was not seen.
  mutating func shadow(_ request: RequestID, _ time: Int64) -> Int {
    if let slot = runs.find(request) { return slot }
    let slot = runs.open(request, at: time)
    runs[slot].isFirstOfStream = !sawLine
    return slot
  }

  /// Gives a run of which START was not seen what its stream said while it went on.
  mutating func adopt(_ slot: Int, _ report: RunReport, at time: Int64, _ out: inout SettledLogs) {
    guard runs[slot].startTime == nil, let duration = report.duration else { return }
    let lasted = (duration.microseconds + (report.initDuration?.microseconds ?? 0)) / 1000
    let start = time - lasted - Orphans.slackMs
    for orphan in orphans.errors where orphan.time >= start {
      runs[slot].add(orphan.error, at: orphan.time)
    }
    for line in orphans.lines where line.time >= start {
      named.append((line.number, report.requestID))
    }
    orphans.errors.removeAll { $0.time >= start }
    disown(&out)
  }
}

/// What a stream said between two runs, or before the first whose beginning is held.
struct Orphans: Sendable {
  /// A stream that never tells of a run must not fill the memory.
  static let mostErrors = 64
  /// REPORT is written so long after the end that it tells of, at most.
  static let slackMs: Int64 = 100

  var errors: [TimedError] = []
  /// Lines of the block at hand.
  var lines: [(number: Int, time: Int64)] = []
}
