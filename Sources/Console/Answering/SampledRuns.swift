package import ServerlessModel

/// Functions of which only some runs are held, mostly those that failed, since more lines came than were read: what CloudWatch
/// counted tells how many there were.
package struct SampledRuns {
  private let reading: any SnapshotReading
  private let moment: Instant
  /// What CloudWatch counted of a function, by metric.
  private let sum: (String, ResourceID) throws -> Int
  private let spans: [LogGroupID: [TimeSpan]]

  /// Looks for what was sampled in a span.
  package init(_ reading: any SnapshotReading, in span: TimeSpan) throws {
    self.reading = reading
    moment = span.end
    sum = { metric, function in
      try (reading.points(metric, .sum, of: function, in: span).value ?? []).counted
    }
    spans = try Self.spans(in: reading, span)
  }

  /// The same for a question, which keeps what was counted.
  init(_ asking: Asking) throws {
    reading = asking.reading
    moment = asking.span.end
    sum = asking.sum
    spans = try asking.held.sampledSpans { try Self.spans(in: asking.reading, asking.span) }
  }

  /// When lines of a log group were sampled, of all groups.
  private static func spans(
    in reading: any SnapshotReading, _ span: TimeSpan
  ) throws -> [LogGroupID: [TimeSpan]] {
    var spans: [LogGroupID: [TimeSpan]] = [:]
    for row in try reading.allCoverage() where row.source == .logs && row.span.overlaps(span) {
      // The scope of what was drawn besides has a blank; a log group's name has none.
      guard case .sampled = row.outcome, !row.scope.contains(" ") else { continue }
      let group = LogGroupID(account: row.account, region: row.region, name: row.scope)
      spans[group, default: []].append(row.span)
    }
    return spans
  }

  /// Whether not all runs of a function are held.
  package func contains(_ function: ResourceID) throws -> Bool {
    try !spans(of: function).isEmpty
  }

  /// When runs of a function were sampled.
  func spans(of function: ResourceID) throws -> [TimeSpan] {
    guard !spans.isEmpty, let group = try reading.logGroup(of: function, at: moment) else {
      return []
    }
    return spans[group] ?? []
  }

  /// The counts of a function with the runs that are not held; the same where all are.
  ///
  /// Cold starts and billed time of the others are estimated by those that are held.
  package func completed(_ held: Counters, of function: ResourceID) throws -> Counters {
    guard try contains(function), let counted = try counted(of: function) else { return held }
    var whole = held
    whole.executions = max(held.executions, counted.executions)
    whole.errors += max(0, counted.errors - held.failures)
    whole.estimate(by: held)
    return whole
  }

  /// What CloudWatch counted of a function; `nil` for nothing.
  func counted(of function: ResourceID) throws -> Counters? {
    let runs = try sum("Invocations", function)
    guard runs > 0 else { return nil }
    var counters = Counters()
    counters.executions = runs
    counters.errors = try sum("Errors", function)
    return counters
  }
}

extension Counters {
  /// Has cold starts and what was billed grow with the runs; failures, which are held, take no part in what the others cost.
  fileprivate mutating func estimate(by held: Counters) {
    coldStarts = held.coldStarts.scaled(by: executions, of: held.executions)
    let ended = held.executions - held.failures
    let all = held.billedMBmsX86 + held.billedMBmsArm
    let unheld = (all - held.failureMBms).scaled(by: executions - failures, of: ended)
    let billed = max(all, held.failureMBms + unheld)
    billedMBmsX86 = held.billedMBmsX86.scaled(by: billed, of: all)
    billedMBmsArm = held.billedMBmsArm.scaled(by: billed, of: all)
    unusedMBms = held.unusedMBms.scaled(by: billed, of: all)
  }
}

extension BinaryInteger {
  /// As much of another whole as this is of one; the same where that is nothing.
  fileprivate func scaled<Whole: BinaryInteger>(by other: Whole, of whole: Whole) -> Self {
    guard whole > 0, other > 0 else { return self }
    return Self(exactly: (Double(self) * Double(other) / Double(whole)).rounded()) ?? self
  }
}
