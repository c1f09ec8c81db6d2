import ServerlessModel

/// Finds functions whose extensions go on running after the answer.
struct LambdaExtensionOverhead: Rule {
  var ms = Parameter("ms", 100)
  var sharePct = Parameter("sharePct", 20)
  var minSamples = Parameter("minSamples", 100)
  var windowMinutes = Parameter("windowMinutes", 60)

  var card: RuleCard {
    RuleCard(
      id: "lambda-extension-overhead",
      title: "Extensions add latency after the response",
      pillar: .performance, sal: .per1, severity: .info,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [ms, sharePct, minSamples, windowMinutes],
      why: "The time of an extension is billed, and the environment takes no other request until "
        + "it is done.",
      fix: "Update, tune or remove the extension; its time is billed.",
      sources: [
        "AWS Lambda metrics docs"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let percentile = Statistic("p95")
    let known = try context.records("PostRuntimeExtensionsDuration", percentile)
    let statistic = known ? percentile : .average
    let values = try context.points("PostRuntimeExtensionsDuration", statistic, windowSeconds)
    let worst = Sample.percentile(values.map(\.value), 0.95) ?? 0
    let runs = try context.traffic(windowSeconds).invocations
    let share = worst / max(0.001, context.meanDurationMs(windowSeconds) ?? .infinity)
    try context.require(.metrics, windowSeconds)
    guard !values.isEmpty else { return .notApplicable }
    guard runs >= minSamples.count, worst >= ms.value || share >= sharePct.share else {
      return .pass
    }
    return .fails(
      "extensions add \(Format.milliseconds(worst)) to \(Format.counted(runs, "run"))",
      figure: worst, .number("overheadMs", worst), .number("shareOfDuration", share),
      .count("runs", runs), .text("statistic", statistic.name))
  }
}
