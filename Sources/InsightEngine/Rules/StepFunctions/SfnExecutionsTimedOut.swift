import ServerlessModel

/// Finds workflows whose executions run out of time or are stopped by hand.
struct SfnExecutionsTimedOut: Rule {
  var minTimedOut = Parameter("minTimedOut", 1)
  var minAborted = Parameter("minAborted", 5)
  var windowMinutes = Parameter("windowMinutes", 60)

  var card: RuleCard {
    RuleCard(
      id: "sfn-executions-timed-out",
      title: "Workflow executions time out or are aborted",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.stateMachine], needs: [.metrics],
      parameters: [minTimedOut, minAborted, windowMinutes],
      why: "An execution that waits for what never comes holds its work up until it is ended.",
      fix: "Set per-task TimeoutSeconds and heartbeats; fix the stuck task.",
      sources: [
        "SLIC Watch ExecutionsTimedOut"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let timedOut = try context.sum("ExecutionsTimedOut", windowSeconds)
    let aborted = try context.sum("ExecutionsAborted", windowSeconds)
    let isLate = timedOut >= minTimedOut.value
    guard isLate || aborted >= minAborted.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let violation = Violation(
      isLate
        ? "\(Format.counted(Int(timedOut), "execution")) timed out"
        : "\(Format.counted(Int(aborted), "execution")) aborted",
      figure: isLate ? timedOut : aborted, severity: isLate ? .critical : .info,
      evidence: [.number("timedOut", timedOut), .number("aborted", aborted)]
        + context.workflowEvents(isLate ? "ExecutionTimedOut" : "ExecutionAborted", windowSeconds))
    return .fail([violation])
  }
}
