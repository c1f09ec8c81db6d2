import ServerlessModel

/// Finds functions whose runs are killed by their timeout.
struct LambdaTimeoutOccurred: Rule {
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 15)
  var slackMs = Parameter("slackMs", 5)

  var card: RuleCard {
    RuleCard(
      id: "lambda-timeout-occurred",
      title: "Invocations are timing out",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.logs, .configuration],
      parameters: [minCount, windowMinutes, slackMs],
      why: "A run that reaches its timeout is killed halfway, answers nobody, and is billed in "
        + "full.",
      fix: "Find the call that was pending when the timer fired; set client timeouts below the "
        + "function timeout, then raise Timeout or memory only if the work needs it.",
      sources: [
        "Dashbird timeout",
        "Trusted Advisor excessive timeouts",
        "Serverless Framework dashboard timeout",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    var found = try context.failures(windowSeconds).filter {
      $0.status == .timeout && $0.phase == nil
    }
    found += try unmarked(context)
    guard found.count >= minCount.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let limit = try? context.function().timeoutSeconds
    let longest = found.compactMap(\.duration).max() ?? .zero
    let after = limit.map { "limit " + Format.seconds(Double($0)) }
    return .fail([
      Violation(
        "times out: \(context.outOf(found.count, windowSeconds)), "
          + (after ?? "longest " + Format.duration(longest)),
        figure: Double(found.count), since: found.map(\.start).min(),
        evidence: [
          .count("timeouts", found.count), .number("longestMs", longest.milliseconds),
          .count("timeoutSeconds", limit ?? 0),
        ] + Context.samples(found))
    ])
  }

  /// Runs of old logs, without a status, that ran as long as the timeout lets them.
  private func unmarked(_ context: Context) throws -> [Execution] {
    guard let limit = try? context.function().timeoutSeconds else { return [] }
    let least = Int64((Double(limit) * 1000 - slackMs.value) * 1000)
    guard try context.counters(windowSeconds).maxDurationUs >= least else { return [] }
    let query = ExecutionQuery(
      span: context.last(windowSeconds), at: context.at, resources: [context.resource.id],
      statuses: [.success, .unknown], order: .duration, limit: 1000)
    return try context.facts.source.executions(query).orLacks().filter {
      ($0.duration?.microseconds ?? 0) >= least && $0.knownAt < context.at
    }
  }
}
