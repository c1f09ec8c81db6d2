import ServerlessModel

/// Finds functions that ran regularly and do not run any more.
///
/// It asks for metrics alone: the log of a silent function is settled no further than its last line.
struct LambdaInvocationsStopped: Rule {
  var activePct = Parameter("activePct", 95)
  var lookbackDays = Parameter("lookbackDays", 14)
  var silentHours = Parameter("silentHours", 2)
  var minExpected = Parameter("minExpected", 20)

  var card: RuleCard {
    RuleCard(
      id: "lambda-invocations-stopped",
      title: "A regular function stopped running",
      pillar: .operations, sal: .ops1, severity: .critical,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [activePct, lookbackDays, silentHours, minExpected],
      why: "Silence looks like health: no run, no error, and no work done.",
      fix: "Check the schedule, mapping or rule that feeds it and recent permission changes.",
      sources: [
        "AWS recommended alarms (low Count)",
        "own",
      ])
  }

  var windowSeconds: Int64 { lookbackDays.days + silentHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let now = context.at.floored(toSeconds: 3600)
    let silent = TimeSpan(seconds: silentHours.hours, endingAt: now)
    let before = TimeSpan(seconds: lookbackDays.days, endingAt: silent.start)
    try context.require(try context.trafficNeed(), silentHours.hours + lookbackDays.days)
    guard try context.traffic(in: TimeSpan(start: silent.start, end: context.at)).invocations == 0
    else { return .pass }
    let hours = try (0..<lookbackDays.count * 24).map { hour in
      try context.traffic(
        in: TimeSpan(seconds: 3600, endingAt: before.end.adding(seconds: Int64(-hour) * 3600))
      ).invocations
    }
    let active = hours.count { $0 > 0 }
    let expected = expected(hours)
    guard Double(active) >= activePct.share * Double(hours.count),
      expected >= minExpected.value
    else { return .pass }
    let last = hours.firstIndex { $0 > 0 } ?? 0
    return .fails(
      "no run in \(Format.age(seconds: silentHours.hours)), about \(Format.count(Int(expected))) "
        + "expected", since: before.end.adding(seconds: Int64(-last) * 3600),
      .number("expectedRuns", expected),
      .number("activeHourShare", Double(active) / Double(hours.count)),
      .count("hoursSinceLastRun", last + silentHours.count))
  }

  /// The runs that the silent hours had on average in the same hours of the weeks before.
  private func expected(_ newestFirst: [Int]) -> Double {
    let week = 24 * 7
    var total = 0
    var weeks = 0
    var start = max(0, week - silentHours.count)
    while start + silentHours.count <= newestFirst.count {
      total += newestFirst[start..<start + silentHours.count].reduce(0, +)
      weeks += 1
      start += week
    }
    return Double(total) / Double(max(1, weeks))
  }
}
