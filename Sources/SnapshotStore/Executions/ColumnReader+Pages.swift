import ServerlessModel

extension ColumnReader {
  /// One page of executions, each as it was known at the query's moment.
  func page(
    _ query: ExecutionQuery, on database: Connection
  ) throws(ColumnError) -> ExecutionPage {
    try PageScan(try question(database), query).page()
  }

  /// Executions and failures by start, in equal parts of a span; nothing after its end is known.
  func histogram(
    ofResources ids: [ResourceID], in span: TimeSpan, buckets: Int, on database: Connection
  ) throws(ColumnError) -> [HistogramBucket] {
    guard buckets > 0, buckets <= 100_000, !span.isEmpty else { return [] }
    var scan = HistogramScan(try question(database), span, buckets)
    try scan.scan(ids)
    return scan.buckets
  }

  /// The execution environments that ran a function in a span, by log stream, from its runs.
  func environments(
    of resource: ResourceID, in span: TimeSpan, on database: Connection
  ) throws(ColumnError) -> [ExecutionEnvironment] {
    let question = try question(database)
    guard let number = question.number(of: resource) else { return [] }
    var streams: [UInt32: EnvironmentTally] = [:]
    let first = span.start.milliseconds
    let end = span.end.milliseconds
    for header in try question.chunks(of: number)
    where header.starts.least < end && header.known.most >= first {
      let set = try question.countedRows(header, from: first, to: end)
      for row in set.rows where row.start < end && row.known(set.extra(of: row)) >= first {
        streams[row.origin, default: EnvironmentTally()].add(row, set.extra(of: row), before: end)
      }
    }
    let live = question.live
    for index in live.range(of: number) {
      let row = live.set.rows[index]
      let extra = live.set.extra(at: index)
      guard row.start < end, row.known(extra) >= first else { continue }
      streams[row.origin, default: EnvironmentTally()].add(row, extra, before: end)
    }
    var environments: [ExecutionEnvironment] = []
    for (origin, tally) in streams {
      guard let stream = try question.texts.origin(origin).stream else { continue }
      environments.append(try tally.environment(resource, stream, question.texts))
    }
    return environments.sorted { ($0.firstLine, $0.logStream) < ($1.firstLine, $1.logStream) }
  }
}

/// What is gathered of one log stream's runs.
private struct EnvironmentTally {
  private var first = Int64.max
  private var last = Int64.min
  private var runs = 0
  private var failures = 0
  private var version: UInt32 = 0
  private var initDuration = ExecutionRow.absent
  private var initType: UInt32 = 0
  private var used: [(start: Int64, megabytes: Int64)] = []

  mutating func add(_ row: ExecutionRow, _ extra: ExecutionExtra?, before end: Int64) {
    let known = row.known(extra)
    first = min(first, row.start)
    last = max(last, row.start)
    let isRun = row.bits & ExecutionBits.hasRequest != 0
    if isRun { runs += 1 }
    version = row.version == 0 ? version : row.version
    guard known < end else { return }
    last = max(last, known)
    if isRun, row.isFailure { failures += 1 }
    let lasted = row.initDuration(extra)
    if lasted != ExecutionRow.absent { initDuration = lasted }
    let type = row.bits >> ExecutionBits.initTypeShift & 3
    if type != 0 { initType = type }
    let megabytes = row.maxMemoryMB(extra)
    if megabytes != ExecutionRow.absent { used.append((row.start, megabytes)) }
  }

  func environment(
    _ resource: ResourceID, _ stream: String, _ texts: TextSource
  ) throws(ColumnError) -> ExecutionEnvironment {
    let ordered = used.sorted { $0.start < $1.start }
    return ExecutionEnvironment(
      resource: resource, logStream: stream, version: try texts.text(version),
      firstLine: Instant(milliseconds: first), lastLine: Instant(milliseconds: last), runs: runs,
      failures: failures,
      initDuration: initDuration == ExecutionRow.absent
        ? nil : Elapsed(microseconds: initDuration),
      initType: initType == 0 ? nil : InitType(rawValue: UInt8(initType - 1)),
      memorySlopeMBPerRun: Self.slope(ordered.map { Double($0.megabytes) }),
      firstMaxMemoryMB: ordered.first.map { Int($0.megabytes) },
      lastMaxMemoryMB: ordered.last.map { Int($0.megabytes) })
  }

  /// Least squares over the number of the run; `nil` below 3 runs.
  private static func slope(_ values: [Double]) -> Double? {
    guard values.count >= 3 else { return nil }
    let count = Double(values.count)
    let middle = (count - 1) / 2
    let mean = values.reduce(0, +) / count
    var above = 0.0
    var below = 0.0
    for (index, value) in values.enumerated() {
      above += (Double(index) - middle) * (value - mean)
      below += (Double(index) - middle) * (Double(index) - middle)
    }
    return above / below
  }
}
