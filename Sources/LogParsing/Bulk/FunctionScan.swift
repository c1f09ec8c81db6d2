import ServerlessModel

/// Scans a log file for the bare answer: runs, errors, cold starts, durations and memory of each function.
///
/// Lines are `ISO /aws/lambda/NAME message`, or JSON platform lines with a `logGroup`. Nothing is stored.
package struct FunctionScan: Sendable {
  private var table = FunctionTable()
  private var failed = FailedRequests()

  /// A scan that has seen nothing.
  package init() {}

  /// Scans whole lines and returns how many bytes they are; give the rest again, in front of what follows.
  package mutating func consume(_ bytes: UnsafeRawBufferPointer) -> Int {
    var table = self.table
    var failed = self.failed
    self.table = FunctionTable()
    defer {
      self.table = table
      self.failed = failed
    }
    guard let base = bytes.baseAddress else { return 0 }
    var at = 0
    while let end = bytes.find(10, from: at) {
      Self.line(Bytes(start: base + at, count: end - at), &table, &failed)
      at = end + 1
    }
    return at
  }

  /// Scans the last line of a file that does not end with a line break.
  package mutating func consumeRest(_ bytes: UnsafeRawBufferPointer) {
    if !bytes.isEmpty { Self.line(bytes, &table, &failed) }
  }

  /// Adds the counts of another part of the same file.
  package mutating func merge(_ other: FunctionScan) {
    for tally in other.table.tallies {
      var name = tally.name
      let index = name.withUTF8 { table.index(of: Bytes($0)) }
      table[index].merge(tally)
    }
  }

  /// The figures of every function that ran, by name.
  package func answer() -> [FunctionAnswer] {
    table.tallies.filter { $0.count > 0 }.map { $0.answer() }.sorted { $0.name < $1.name }
  }

  @inline(__always)
  private static func line(
    _ line: Bytes, _ table: inout FunctionTable, _ failed: inout FailedRequests
  ) {
    if line.byte(0) == 123 { return jsonLine(line, &table, &failed) }
    let usual = line.byte(24) == 32 ? 24 : line.find(32)
    guard let first = usual, line.byte(first + 1) == 47,
      let second = line.part(0, first + 600).find(32, from: first + 2)
    else { return }
    switch line.byte(second + 1) {
    case 82:
      guard line.starts(with: "REPORT RequestId: ", at: second + 1) else { return }
      report(line.from(second + 1), function(line.part(first + 1, second)), &table, &failed)
    case 91, 48...57:
      guard let id = FailureLine.request(line.from(second + 1)) else { return }
      failed.insert(id)
    default: return
    }
  }

  private static func function(_ group: Bytes) -> Bytes {
    group.starts(with: "/aws/lambda/") ? group.from(12) : group
  }

  @inline(__always)
  private static func report(
    _ message: Bytes, _ name: Bytes, _ table: inout FunctionTable, _ failed: inout FailedRequests
  ) {
    if let usual = UsualReport(message), usual.next == message.count {
      return add(usual, to: table.index(of: name), &table, &failed)
    }
    guard let report = ReportReader.read(message) else { return }
    add(report, to: table.index(of: name), &table, &failed)
  }

  @inline(__always)
  private static func add(
    _ report: UsualReport, to index: Int, _ table: inout FunctionTable,
    _ failed: inout FailedRequests
  ) {
    table[index].count += 1
    if failed.take(report.requestID) { table[index].errors += 1 }
    table[index].add(Elapsed(microseconds: report.durationUs), report.maxMemoryMB)
  }

  @inline(__always)
  private static func add(
    _ report: RunReport, to index: Int, _ table: inout FunctionTable, _ failed: inout FailedRequests
  ) {
    table[index].count += 1
    let isFailed = failed.take(report.requestID)
    let isReported = report.status.map { $0 != .success } ?? (report.errorType != nil)
    if isReported || isFailed && report.status != .success { table[index].errors += 1 }
    if report.initDuration != nil || report.restoreDuration != nil { table[index].coldStarts += 1 }
    table[index].add(report.duration, report.maxMemoryMB ?? 0)
  }

  private static func jsonLine(
    _ line: Bytes, _ table: inout FunctionTable, _ failed: inout FailedRequests
  ) {
    guard line.part(0, 128).find("\"platform.report\"") != nil,
      case .report(let report)? = JSONPlatformReader.read(line),
      let group = logGroup(line)
    else { return }
    add(report, to: table.index(of: function(group)), &table, &failed)
  }

  /// The group stands near the front in all known writers, and is looked for everywhere if not.
  private static func logGroup(_ line: Bytes) -> Bytes? {
    if let at = line.part(0, 160).find("\"logGroup\":\""), let end = line.find(34, from: at + 12) {
      return line.part(at + 12, end)
    }
    return JSONValue.object(line).member("logGroup")?.rawString
  }
}
