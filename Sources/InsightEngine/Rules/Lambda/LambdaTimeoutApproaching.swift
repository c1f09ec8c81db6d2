import ServerlessModel

/// Finds functions whose slowest runs come close to their timeout.
struct LambdaTimeoutApproaching: Rule {
  var ratioPct = Parameter("ratioPct", 80)
  var windowMinutes = Parameter("windowMinutes", 60)
  var minInvocations = Parameter("minInvocations", 50)

  var card: RuleCard {
    RuleCard(
      id: "lambda-timeout-approaching",
      title: "Duration is close to the timeout",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs, .metrics, .configuration],
      parameters: [ratioPct, windowMinutes, minInvocations],
      why: "A little more load or a slower dependency will push these runs over the timeout, and "
        + "they will be killed.",
      fix: "Raise Timeout or cut the slow dependency before requests start to be killed; check "
        + "that the caller waits at least as long.",
      sources: [
        "SLIC Watch DurationPc 95",
        "Dashbird",
        "AWS recommended alarms (Duration)",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    guard let limit = try context.function().timeoutSeconds else {
      throw Lacks(.notRecorded("configuration"))
    }
    let least = ratioPct.share * Double(limit) * 1000
    guard let slow = try slowest(context, atLeast: least), slow.count >= minInvocations.count,
      slow.p99Ms >= least
    else {
      try context.require(slowNeed(context), windowSeconds)
      return .pass
    }
    try context.require(slowNeed(context), windowSeconds)
    return .fails(
      "p99 takes \(Format.milliseconds(slow.p99Ms)) of \(Format.seconds(Double(limit)))",
      figure: slow.p99Ms / 1000, .number("p99Ms", slow.p99Ms), .count("runs", slow.count),
      .number("share", slow.p99Ms / (Double(limit) * 1000)), .count("timeoutSeconds", limit),
      .text("basis", slow.basis))
  }

  private struct Slow {
    var p99Ms: Double
    var count: Int
    var basis: String
  }

  /// The slow end of the runs; `nil` where the longest is short enough or a timeout is found already.
  private func slowest(_ context: Context, atLeast least: Double) throws -> Slow? {
    guard
      case .value(let column) = try context.facts.counters(from: context.last(windowSeconds).start)
    else { return try metered(context) }
    let counted = column.total(context.last(windowSeconds))
    guard counted.timeouts == 0, Double(counted.maxDurationUs) / 1000 >= least,
      let latency = try context.latency(windowSeconds)
    else { return nil }
    return Slow(p99Ms: latency.p99.milliseconds, count: latency.count, basis: "reports")
  }

  private func metered(_ context: Context) throws -> Slow? {
    guard let p99 = try context.maximum("Duration", windowSeconds, Statistic("p99")) else {
      return nil
    }
    let runs = Int(try context.sum("Invocations", windowSeconds))
    return Slow(p99Ms: p99, count: runs, basis: "metrics")
  }

  private func slowNeed(_ context: Context) throws -> Need {
    try context.facts.counters(from: context.last(windowSeconds).start).value == nil
      ? .metrics : .logs
  }
}
