package import ServerlessModel

/// Puts the log lines of one function together to executions, errors and environments.
///
/// The result depends on the set of lines, not on the order in which lines of one millisecond came.
package struct ExecutionAssembler: Sendable {
  private var context: AssemblyContext
  private var streams: [String: StreamAssembler] = [:]
  private var settled = AssembledLogs()
  private var retries = RetryLedger()

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
    streams[block.stream] = stream
  }

  /// Gives what is settled since the last call.
  package mutating func drain() -> AssembledLogs {
    var taken = AssembledLogs()
    swap(&taken, &settled)
    settled.executions.reserveCapacity(taken.executions.count)
    retries.number(&taken.executions, recordingStart: context.recordingStart)
    return taken
  }

  /// Gives the rest: runs without REPORT, judged at the moment up to which lines are held, and the environments.
  package mutating func finish(dataEnd: Instant) -> AssembledLogs {
    for name in streams.keys.sorted() {
      guard var stream = streams.removeValue(forKey: name) else { continue }
      stream.finish(dataEnd: dataEnd, into: &settled)
      if let environment = stream.environment { settled.environments.append(environment) }
    }
    return drain()
  }
}
