import ServerlessModel

/// The runs of each step of a window, and those that failed.
struct RunLines {
  var runs: [Double?] = []
  var failures: [Double?] = []
}

extension Asking {
  /// Runs over time by the log lines, or where none was read by what CloudWatch counted; of no members nothing ran.
  func runLines(of entity: EntityID, _ members: [Resource], step: Int64) throws -> RunLines {
    let points =
      members.isEmpty ? [] : try reading.counters(of: entity, in: span, stepSeconds: step)
    if points.allSatisfy({ $0.counters.executions == 0 }),
      let runs = try counted("Invocations", of: members, step: step)
    {
      let failures = try counted("Errors", of: members, step: step)
      return RunLines(runs: runs, failures: failures ?? runs.map { $0.map { _ in 0 } })
    }
    var lines = RunLines(
      runs: bucketed(points, step: step) { Double($0.executions) },
      failures: bucketed(points, step: step) { Double($0.failures) })
    let sampled = try SampledRuns(self)
    for member in members {
      let spans = try sampled.spans(of: member.id)
      if !spans.isEmpty { try addUnheld(to: &lines, of: member.id, in: spans, step: step) }
    }
    return lines
  }

  /// Adds the runs of a function that CloudWatch counted and that are not held.
  private func addUnheld(
    to lines: inout RunLines, of function: ResourceID, in sampled: [TimeSpan], step: Int64
  ) throws {
    let points = try reading.counters(of: .resource(function), in: span, stepSeconds: step)
    let steps = clockSteps(step)
    let parts: [(WritableKeyPath<RunLines, [Double?]>, String, KeyPath<Counters, Int>)] = [
      (\.runs, "Invocations", \.executions), (\.failures, "Errors", \.failures),
    ]
    for (line, metric, count) in parts {
      let held = bucketed(points, step: step, scaled: false) { Double($0[keyPath: count]) }
      let counted = try counts(metric, of: function, step: step).steps
      for index in held.indices where sampled.contains(where: { $0.overlaps(steps.span(index)) }) {
        guard let held = held[index], let share = share(of: steps.span(index)) else { continue }
        lines[keyPath: line][index]? += max(0, counted[index] - held) / share
      }
    }
  }

  /// What CloudWatch counted of a function in the window.
  func sum(_ metric: String, of function: ResourceID) throws -> Int {
    try counts(metric, of: function, step: step(30)).total
  }

  /// A sum of each step over all functions.
  private func counted(
    _ metric: String, of members: [Resource], step: Int64
  ) throws -> [Double?]? {
    let steps = clockSteps(step)
    var sums = [Double](repeating: 0, count: steps.count)
    var isCounted = false
    for function in members where function.kind == .lambdaFunction {
      let counts = try counts(metric, of: function.id, step: step)
      guard !counts.isEmpty else { continue }
      isCounted = true
      for index in sums.indices { sums[index] += counts.steps[index] }
    }
    guard isCounted else { return nil }
    return sums.indices.map { index in share(of: steps.span(index)).map { sums[index] / $0 } }
  }

  private func counts(_ metric: String, of function: ResourceID, step: Int64) throws -> StepCounts {
    try held.counts(metric, of: function, step: step) {
      spread(try reading.points(metric, .sum, of: function, in: span).value ?? [], over: step)
    }
  }

  /// The sums of steps; a point that stands for several steps is spread over them.
  private func spread(_ points: [MetricPoint], over step: Int64) -> StepCounts {
    let steps = clockSteps(step)
    var counts = StepCounts(steps: [Double](repeating: 0, count: steps.count))
    counts.isEmpty = points.isEmpty
    counts.total = points.counted
    let period = self.step(30, for: points)
    for point in points {
      let reach = TimeSpan(start: point.time, end: point.time.adding(seconds: period))
      for index in counts.steps.indices where steps.span(index).overlaps(reach) {
        counts.steps[index] +=
          point.value * steps.span(index).intersection(reach).seconds / reach.seconds
      }
    }
    return counts
  }
}
