import ServerlessModel

/// Finds functions whose runs are killed for want of memory.
struct LambdaOutOfMemory: Rule {
  var oomRatio = Parameter("oomRatio", 0.99)
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "lambda-out-of-memory",
      title: "Function ran out of memory",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [oomRatio, minCount, windowMinutes],
      why: "A run out of memory is killed without a chance to clean up, and its environment is "
        + "thrown away.",
      fix: "Raise MemorySize by 50 percent or more, or stream instead of buffering; then watch "
        + "whether memory per request keeps growing.",
      sources: [
        "Dashbird out of memory",
        "Serverless Framework dashboard",
        "AWS Lambda docs",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    return try context.judgeFailures(windowMinutes, atLeast: minCount, of: isOutOfMemory) { found in
      let allocated = found.compactMap(\.memoryMB).max() ?? 0
      let used = found.compactMap(\.maxMemoryMB).max() ?? 0
      return Violation(
        "runs out of memory: \(context.outOf(found.count, windowSeconds)), "
          + "\(Format.count(used)) of \(Format.megabytes(allocated)) used",
        evidence: [
          .count("outOfMemory", found.count), .count("usedMB", used), .count("memoryMB", allocated),
          .list("versions", Set(found.compactMap(\.version)).sorted()),
        ])
    }
  }

  private func isOutOfMemory(_ run: Execution) -> Bool {
    run.status == .outOfMemory
      || (run.fills(oomRatio.value) && (run.status == .error || run.status == .exit))
  }
}
