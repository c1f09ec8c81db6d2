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
    try self.init(reading, in: span) { metric, function in
      try (reading.points(metric, .sum, of: function, in: span).value ?? []).counted
    }
  }

  /// The same for a question, which keeps what was counted.
  init(_ asking: Asking) throws { try self.init(asking.reading, in: asking.span, asking.sum) }

  private init(
    _ reading: any SnapshotReading, in span: TimeSpan,
    _ sum: @escaping (String, ResourceID) throws -> Int
  ) throws {
    self.reading = reading
    moment = span.end
    self.sum = sum
    var spans: [LogGroupID: [TimeSpan]] = [:]
    for row in try reading.allCoverage() where row.source == .logs && row.span.overlaps(span) {
      // The scope of what was drawn besides has a blank; a log group's name has none.
      guard case .sampled = row.outcome, !row.scope.contains(" ") else { continue }
      let group = LogGroupID(account: row.account, region: row.region, name: row.scope)
      spans[group, default: []].append(row.span)
    }
    self.spans = spans
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
  package func completed(_ held: Counters, of function: ResourceID) throws -> Counters {
    guard try contains(function), let counted = try counted(of: function) else { return held }
    var whole = held
    whole.executions = max(held.executions, counted.executions)
    whole.errors += max(0, counted.errors - held.failures)
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
