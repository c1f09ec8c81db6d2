import ServerlessModel

/// Finds functions that fail before their handler runs.
struct LambdaInitError: Rule {
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "lambda-init-error",
      title: "Initialisation fails",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [minCount, windowMinutes],
      why: "No request can be answered by an environment that fails to start, and every new one "
        + "tries again.",
      fix: "Check the import path, missing layer or architecture mismatch of native modules, and "
        + "environment variables read at module load.",
      sources: [
        "Dashbird configuration error",
        "AWS Lambda execution environment docs",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeFailures(windowMinutes, atLeast: minCount, of: { $0.status == .initError }) {
      found in
      let type = found.last?.errorType ?? "unknown error"
      return Violation(
        "fails to start: \(Format.counted(found.count, "time")), \(type)",
        evidence: [
          .count("initFailures", found.count), .text("errorType", type),
          .text("phase", found.last?.phase ?? "init"),
          .text("message", found.last?.errorMessage ?? ""),
        ])
    }
  }
}
