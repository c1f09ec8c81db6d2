import ServerlessModel

extension Scrubber {
  mutating func execution(_ run: Execution) -> Execution {
    var made = run
    made.resource = id(run.resource)
    made.version = run.version.map { name($0) }
    made.retryEvidence = run.retryEvidence.map { text($0) }
    made.errorType = run.errorType.map { text($0) }
    made.errorMessage = run.errorMessage.map { text($0) }
    made.errorGroup = run.errorGroup.map { group($0) }
    made.phase = run.phase.map { name($0) }
    made.logGroup = run.logGroup.map { name($0) }
    made.logStream = run.logStream.map { name($0) }
    return made
  }

  mutating func error(_ error: ErrorRecord) -> ErrorRecord {
    var made = error
    made.resource = id(error.resource)
    made.version = error.version.map { name($0) }
    made.type = error.type.map { text($0) }
    made.message = text(error.message)
    made.frames = error.frames.map { text($0) }
    made.group = group(error.group)
    return made
  }

  /// A group's id is a hash of the function's ARN among others.
  private func group(_ group: ErrorGroupID) -> ErrorGroupID {
    ErrorGroupID(value: number(group.value))
  }

  mutating func series(_ series: Series) -> Series {
    var made = series
    made.id.account = name(series.id.account)
    made.id.region = name(series.id.region)
    made.id.metric = metric(series.id.metric)
    made.id.resource = series.id.resource.map { id($0) }
    made.id.unit = series.id.unit.map { name($0) }
    return made
  }

  private mutating func metric(_ metric: MetricID) -> MetricID {
    MetricID(
      namespace: name(metric.namespace), name: name(metric.name),
      dimensions: metric.dimensions.map { .init(name: name($0.name), value: text($0.value)) })
  }

  mutating func block(_ block: LogBlock) -> LogBlock {
    let group = LogGroupID(
      account: name(block.group.account), region: name(block.group.region),
      name: name(block.group.name))
    var made = LogBlock(group: group, stream: name(block.stream))
    made.reserve(lines: block.count, textBytes: block.text.count)
    block.text.withUnsafeBytes { all in
      for line in 0..<block.count {
        let plain = UnsafeRawBufferPointer(rebasing: all[block.range(of: line)])
        let scrubbed = text(plain)
        append(line, of: block, to: &made, scrubbed, plain)
      }
    }
    return made
  }

  private func append(
    _ line: Int, of block: LogBlock, to made: inout LogBlock, _ scrubbed: [UInt8]?,
    _ plain: UnsafeRawBufferPointer
  ) {
    let level = LogLevel(rawValue: block.levels[line])
    func put(_ message: UnsafeRawBufferPointer) {
      made.append(
        time: block.times[line], message: message, level: level, request: block.request(of: line),
        eventHash: block.eventHashes[line])
    }
    if let scrubbed { scrubbed.withUnsafeBytes { put($0) } } else { put(plain) }
  }
}
