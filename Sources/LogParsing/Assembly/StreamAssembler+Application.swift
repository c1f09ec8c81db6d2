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
      out.errors.append(RunJudge.record(error, at: time, context: context, inInit: false))
    }
  }

  /// A run of which START was not seen.
  mutating func shadow(_ request: RequestID, _ time: Int64) -> Int {
    if let slot = runs.find(request) { return slot }
    let slot = runs.open(request, at: time)
    runs[slot].isFirstOfStream = !sawLine
    return slot
  }
}
