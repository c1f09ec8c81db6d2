import ServerlessModel

/// Batches that can be told from their numbers alone, so that two processes agree on them.
struct NumberedBatch {
  /// Seconds from one batch to the next.
  var spacing: Int64 = 60

  static let account = "111122223333"
  static let region = "eu-west-1"
  static let start: Int64 = 1_790_000_000_000
  static let functions = ["orders-api", "orders-worker", "payments"]

  func batch(_ number: Int) -> SnapshotBatch {
    var batch = SnapshotBatch()
    batch.executions = (0..<6).map { execution(number, $0) }
    batch.logBlocks = Self.functions.indices.map { block(number, function: $0) }
    batch.points = Self.functions.indices.map { series(number, function: $0) }
    batch.errors = [error(number)]
    batch.traces = [trace(number)]
    return batch
  }

  func time(_ number: Int) -> Instant {
    Instant(milliseconds: Self.start).adding(seconds: Int64(number) * spacing)
  }

  static func function(_ index: Int) -> ResourceID {
    .function(functions[index % 3], account: account, region: region)
  }

  static func group(_ index: Int) -> LogGroupID {
    LogGroupID(account: account, region: region, name: "/aws/lambda/" + functions[index])
  }

  static func request(_ number: Int, _ index: Int) -> RequestID {
    RequestID(high: UInt64(number + 1), low: UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  func execution(_ number: Int, _ index: Int) -> Execution {
    let start = time(number).adding(milliseconds: Int64(index) * 1000)
    return Execution(
      resource: Self.function(index), requestID: Self.request(number, index), version: "$LATEST",
      start: start, end: start.adding(milliseconds: 200),
      duration: Elapsed(microseconds: 200_000), billed: Elapsed(microseconds: 200_000),
      memoryMB: 512, maxMemoryMB: 100 + number % 50, status: number % 5 == 0 ? .error : .success)
  }

  func block(_ number: Int, function: Int) -> LogBlock {
    var block = LogBlock(group: Self.group(function), stream: "2026/09/21/[$LATEST]\(number % 4)")
    for line in 0..<8 {
      let text = "INFO batch \(number) line \(line) of \(Self.functions[function])"
      Array(text.utf8).withUnsafeBytes {
        block.append(
          time: time(number).milliseconds + Int64(line), message: $0, level: .info,
          request: Self.request(number, function))
      }
    }
    return block
  }

  func series(_ number: Int, function index: Int) -> Series {
    let metric = MetricID(
      namespace: "AWS/Lambda", name: "Duration",
      dimensions: [.init(name: "FunctionName", value: Self.functions[index])])
    let id = SeriesID(
      account: Self.account, region: Self.region, metric: metric, statistic: .average,
      periodSeconds: 60,
      resource: Self.function(index))
    return Series(id: id, points: [MetricPoint(time: time(number), value: Double(number) + 0.25)])
  }

  func error(_ number: Int) -> ErrorRecord {
    ErrorRecord(
      resource: Self.function(0), time: time(number), requestID: Self.request(number, 0),
      errorClass: .exception, type: "KeyError", message: "no key \(number % 3)",
      group: ErrorGroupID(value: 7))
  }

  func trace(_ number: Int) -> Trace {
    let id = TraceID(
      epochSeconds: UInt32(truncatingIfNeeded: time(number).milliseconds / 1000), randomHigh: 1,
      randomLow: UInt64(number))
    let us = time(number).milliseconds * 1000
    let segment = Segment(
      id: SegmentID(value: UInt64(number) + 1).description, name: "orders-api",
      origin: "AWS::Lambda::Function", startUs: us, endUs: us + 200_000)
    return Trace(id: id, account: Self.account, region: Self.region, segments: [segment])
  }
}
