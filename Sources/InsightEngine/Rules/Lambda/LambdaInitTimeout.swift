import ServerlessModel

/// Finds functions whose initialisation takes all of the time that Lambda gives it.
struct LambdaInitTimeout: Rule {
  var initLimitMs = Parameter("initLimitMs", 10000)
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 60)

  var card: RuleCard {
    RuleCard(
      id: "lambda-init-timeout",
      title: "Initialisation hits the 10 s limit",
      pillar: .performance, sal: .per1, severity: .critical,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [initLimitMs, minCount, windowMinutes],
      why: "Lambda gives initialisation 10 s, then starts it anew inside the first request, "
        + "which waits for all of it.",
      fix: "Defer heavy loading out of module scope, trim dependencies, raise memory or use "
        + "SnapStart/provisioned concurrency.",
      sources: [
        "AWS Lambda execution environment docs"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let least = Elapsed(milliseconds: initLimitMs.value * 0.9)
    var found = try context.failures(windowSeconds).filter { isTimedOut($0) || slow($0, least) }
    found += try context.coldStarts(windowSeconds).filter {
      !$0.status.isFailure && slow($0, least)
    }
    guard found.count >= minCount.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let longest = found.compactMap(\.initDuration).max() ?? .zero
    return .fail([
      Violation(
        "init reaches the limit of \(Format.milliseconds(initLimitMs.value)): "
          + Format.counted(found.count, "time"), figure: Double(found.count),
        since: found.map(\.start).min(),
        evidence: [
          .count("initTimeouts", found.count), .number("longestInitMs", longest.milliseconds),
          .text("phase", found.last?.phase ?? "init"),
        ] + Context.samples(found))
    ])
  }

  private func isTimedOut(_ run: Execution) -> Bool {
    run.phase != nil && (run.status == .timeout || run.says(["imeout", "imedout", "imed out"]))
  }

  private func slow(_ run: Execution, _ least: Elapsed) -> Bool {
    run.initDuration.map { $0 >= least } ?? false
  }
}
