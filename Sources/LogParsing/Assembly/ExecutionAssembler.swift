package import ServerlessModel

/// Puts the log lines of one function together to executions, errors and environments.
///
/// The result depends on the set of lines, not on the order in which lines of one millisecond came.
package struct ExecutionAssembler: Sendable {
  private var context: AssemblyContext
  private var streams: [String: StreamAssembler] = [:]
  private var settled = SettledLogs()
  private var retries = RetryLedger()
  /// Streams with runs that are not settled.
  private var unsettled: Set<String> = []
  private var newest = Int64.min

  /// An assembler of one function; `timeout` is the function's, `recordingStart` where the lines asked for begin.
  package init(
    resource: ResourceID, group: LogGroupID, timeout: Elapsed? = nil, recordingStart: Instant? = nil
  ) {
    context = AssemblyContext(
      resource: resource, logGroup: group.name, timeout: timeout, recordingStart: recordingStart)
  }

  /// Takes the lines of one block and names the run of each line in it, as far as the lines tell.
  ///
  /// Blocks of one stream come in order of time; a block does not end inside a millisecond.
  package mutating func consume(_ block: inout LogBlock) {
    guard block.count > 0 else { return }
    var stream =
      streams.removeValue(forKey: block.stream)
      ?? StreamAssembler(name: block.stream, context: context)
    stream.consume(&block, into: &settled)
    newest = max(newest, stream.lastLine)
    if stream.hasRuns { unsettled.insert(block.stream) }
    streams[block.stream] = stream
    retries.saw(MessageSighting.read(block))
  }

  /// Gives what is settled since the last call, and cannot turn out to be another attempt.
  package mutating func drain() -> AssembledLogs {
    var taken = AssembledLogs()
    drain(into: &taken)
    return taken
  }

  /// Adds what is settled since the last call to what is there: a row is large to be moved.
  package mutating func drain(into taken: inout AssembledLogs) {
    let open = settleQuiet()
    settled.move(to: &taken)
    retries.number(
      &settled.runs, open: open, newest: newest, recordingStart: context.recordingStart,
      into: &taken.executions)
  }

  /// Settles the runs that no line can change any more, also where their streams fell silent, and says which go on.
  private mutating func settleQuiet() -> [OpenStart] {
    var open: [OpenStart] = []
    var left: Set<String> = []
    let quiet = newest.subtractingReportingOverflow(RetryLedger.quietMs).partialValue
    for name in unsettled {
      guard var stream = streams.removeValue(forKey: name) else { continue }
      stream.settle(reportedBefore: quiet, into: &settled)
      open += stream.openStarts
      if stream.hasRuns { left.insert(name) }
      streams[name] = stream
    }
    unsettled = left
    return open
  }

  /// Drops what nothing that is still to come can hang on: streams that were silent since a moment and hold no run, and
  /// attempts that began before it.
  package mutating func forget(before moment: Instant) {
    streams = streams.filter { $0.value.hasRuns || $0.value.lastLine >= moment.milliseconds }
    retries.forget(before: moment)
  }

  /// Gives the rest: runs without REPORT, judged at the moment up to which lines are held, and the environments.
  package mutating func finish(dataEnd: Instant) -> AssembledLogs {
    for name in streams.keys.sorted() {
      guard var stream = streams.removeValue(forKey: name) else { continue }
      stream.finish(dataEnd: dataEnd, into: &settled)
      if let environment = stream.environment { settled.environments.append(environment) }
    }
    unsettled = []
    var rest = AssembledLogs()
    settled.move(to: &rest)
    retries.finish(
      &settled.runs, recordingStart: context.recordingStart, into: &rest.executions)
    return rest
  }
}
