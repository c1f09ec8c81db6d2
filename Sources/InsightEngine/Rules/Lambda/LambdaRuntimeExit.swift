import ServerlessModel

/// Finds functions whose runtime process ends before its request is done.
struct LambdaRuntimeExit: Rule {
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "lambda-runtime-exit",
      title: "Runtime process exits early",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [minCount, windowMinutes],
      why: "The request gets no answer, and the next one pays for a new environment.",
      fix: "Remove process.exit/os.exit calls from handlers and check crashing native code or "
        + "extensions.",
      sources: [
        "Dashbird early exit",
        "AWS Lambda docs",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeFailures(windowMinutes, atLeast: minCount, of: isExit) { found in
      let last = found.last?.errorMessage ?? found.last?.errorType ?? "without a reason"
      return Violation(
        "runtime exits early: \(context.outOf(found.count, windowSeconds))",
        evidence: [.count("exits", found.count), .text("lastExit", last)])
    }
  }

  private func isExit(_ run: Execution) -> Bool {
    guard run.status != .outOfMemory, !run.fills(0.99) else { return false }
    return run.status == .exit || run.says(["Runtime.ExitError", "Extension.Crash"])
  }
}
