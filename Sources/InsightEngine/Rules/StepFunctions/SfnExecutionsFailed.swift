import ServerlessModel

/// Finds workflows whose executions fail.
struct SfnExecutionsFailed: Rule {
  var minFailed = Parameter("minFailed", 1)
  var failPct = Parameter("failPct", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "sfn-executions-failed",
      title: "Workflow executions fail",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.stateMachine], needs: [.metrics],
      parameters: [minFailed, failPct, windowMinutes],
      why: "What a failed execution had begun stays half done until somebody looks.",
      fix: "Open the failed state, add Retry and Catch, redrive the execution.",
      sources: [
        "SLIC Watch ExecutionsFailed > 0",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let failed = try context.sum("ExecutionsFailed", windowSeconds)
    // Executions that fail now may have been started before the window.
    let started = max(failed, try context.sum("ExecutionsStarted", windowSeconds))
    guard failed >= minFailed.value, failed >= failPct.share * started else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let violation = Violation(
      "\(Format.count(Int(failed))) of \(Format.counted(Int(started), "execution")) failed",
      figure: failed,
      evidence: [
        .number("failed", failed), .number("started", started),
        .number("failedShare", failed / started),
      ] + context.workflowEvents("ExecutionFailed", windowSeconds))
    return .fail([violation])
  }
}
