import ServerlessModel

@testable import SnapshotStore

/// The questions of the console, each answered with numbers that another engine can be held to.
struct StoreQuestions {
  private let file: BenchFile
  private let reader = ColumnReader()

  init(_ path: String) throws { file = try BenchFile(path, isWriting: false) }

  /// Answers one question in a read transaction of its own.
  func answer(_ name: String, _ numbers: [Int64]) throws -> [Int64] {
    try file.run("BEGIN")
    defer { try? file.run("COMMIT") }
    switch (name, numbers.count) {
    case ("count", 2): return try count(in: span(numbers))
    case ("quantiles", 2): return try quantiles(in: span(numbers))
    case ("slowest", 2): return try slowest(in: span(numbers))
    case ("histogram", 3...): return try histogram(in: span(numbers), numbers)
    case ("flagged", 2): return try flagged(in: span(numbers))
    case ("lookup", 2): return try lookup(numbers)
    case ("page", 2...): return try page(in: span(numbers), Array(numbers[2...]))
    case ("draw", 5...): return try draw(in: span(numbers), numbers)
    default: throw BenchError.unknownQuestion(name)
    }
  }

  private func span(_ numbers: [Int64]) -> TimeSpan {
    TimeSpan(start: Instant(milliseconds: numbers[0]), end: Instant(milliseconds: numbers[1]))
  }

  private func functions(_ numbers: some Sequence<Int64>) -> [ResourceID] {
    numbers.map { Fleet.functions[Int($0)] }
  }

  /// Executions of each function.
  private func count(in span: TimeSpan) throws -> [Int64] {
    let totals = try reader.totals(
      ofResources: Fleet.functions, in: span, on: file.connection)
    return Fleet.functions.map { Int64(totals[$0]?.executions ?? 0) }
  }

  /// Exact p50, p95 and p99 of each function, in microseconds.
  private func quantiles(in span: TimeSpan) throws -> [Int64] {
    let found = try reader.latencies(ofResources: [], in: span, on: file.connection)
    return Fleet.functions.flatMap { id in
      [found[id]?.p50, found[id]?.p95, found[id]?.p99].map { $0?.microseconds ?? 0 }
    }
  }

  /// Durations of the 50 slowest, in microseconds.
  private func slowest(in span: TimeSpan) throws -> [Int64] {
    let query = ExecutionQuery(span: span, at: span.end, order: .duration, limit: 50)
    return try reader.page(query, on: file.connection).rows.map { $0.duration?.microseconds ?? 0 }
  }

  /// Executions and failures of each part of the span, of all functions or of those named.
  private func histogram(in span: TimeSpan, _ numbers: [Int64]) throws -> [Int64] {
    let buckets = try reader.histogram(
      ofResources: functions(numbers[3...]), in: span, buckets: Int(numbers[2]),
      on: file.connection)
    return buckets.flatMap { [Int64($0.count), Int64($0.failures)] }
  }

  /// How many cold starts and failures there are, and the starts of the newest 50 of each.
  private func flagged(in span: TimeSpan) throws -> [Int64] {
    let total = try reader.total(of: .account(Fleet.account), in: span, on: file.connection)
    let cold = ExecutionQuery(span: span, at: span.end, onlyCold: true, limit: 50)
    let failed = ExecutionQuery(span: span, at: span.end, onlyFailures: true, limit: 50)
    return [Int64(total.coldStarts), Int64(total.failures)]
      + (try starts(cold)) + (try starts(failed))
  }

  private func starts(_ query: ExecutionQuery) throws -> [Int64] {
    try reader.page(query, on: file.connection).rows.map { $0.start.milliseconds }
  }

  /// The starts of the executions of a request.
  private func lookup(_ numbers: [Int64]) throws -> [Int64] {
    let id = RequestID(
      high: UInt64(bitPattern: numbers[0]), low: UInt64(bitPattern: numbers[1]))
    return try reader.executions(requestID: id, on: file.connection).map { $0.start.milliseconds }
  }

  /// The starts of the first hundred executions of a span.
  private func page(in span: TimeSpan, _ numbers: [Int64]) throws -> [Int64] {
    try starts(
      ExecutionQuery(
        span: span, at: span.end, resources: functions(numbers), ascending: true, limit: 100))
  }
}

extension StoreQuestions {
  /// Counts and one percentile of each function by end, and the slowest 20 of a status by start.
  private func draw(in span: TimeSpan, _ numbers: [Int64]) throws -> [Int64] {
    let chosen = functions(numbers[4...])
    let totals = try reader.totals(ofResources: chosen, in: span, on: file.connection)
    let found = try reader.latencies(ofResources: chosen, in: span, on: file.connection)
    let words = chosen.flatMap { id in
      counts(totals[id] ?? Counters()) + [percentile(numbers[3], of: found[id])]
    }
    let query = ExecutionQuery(
      span: span, at: Instant(milliseconds: .max), resources: chosen,
      statuses: statuses(numbers[2]), order: .duration, limit: 20)
    let page = try reader.page(query, on: file.connection)
    return words + page.rows.map { $0.duration?.microseconds ?? 0 }
  }

  private func counts(_ sum: Counters) -> [Int64] {
    [sum.executions, sum.errors, sum.timeouts, sum.coldStarts].map { Int64($0) }
      + [sum.billedMBmsX86]
  }

  private func percentile(_ percent: Int64, of latency: Latency?) -> Int64 {
    switch percent {
    case 50: latency?.p50.microseconds ?? 0
    case 95: latency?.p95.microseconds ?? 0
    default: latency?.p99.microseconds ?? 0
    }
  }

  /// 0 for every status, 1 for errors, 2 for timeouts.
  private func statuses(_ number: Int64) -> [ExecutionStatus] {
    switch number {
    case 1: [.error]
    case 2: [.timeout]
    default: []
    }
  }
}
