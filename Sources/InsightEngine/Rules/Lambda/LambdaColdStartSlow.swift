import ServerlessModel

/// Finds functions whose cold starts take long.
struct LambdaColdStartSlow: Rule {
  var initMs = Parameter("initMs", 2000)
  var windowHours = Parameter("windowHours", 24)
  var minCold = Parameter("minCold", 10)

  var card: RuleCard {
    RuleCard(
      id: "lambda-cold-start-slow",
      title: "Cold starts are slow",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [initMs, windowHours, minCold],
      why: "The first request of every environment waits for all of its initialisation, which is "
        + "billed too.",
      fix: "Trim imports, raise memory, lazy-load SDK clients, or enable SnapStart where the "
        + "runtime supports it.",
      sources: [
        "Dashbird",
        "AWS INIT billing post",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let inits = try context.coldStarts(windowSeconds).compactMap(\.initDuration)
    try context.require(.logs, windowSeconds)
    guard inits.count >= minCold.count, let p95 = Sample.percentile(inits, 0.95),
      p95.milliseconds >= initMs.value
    else { return .pass }
    let function = try? context.function()
    return .fails(
      "init takes \(Format.duration(p95)) at p95 of \(Format.counted(inits.count, "cold start"))",
      figure: p95.seconds, .number("initP95Ms", p95.milliseconds),
      .number("initP50Ms", Sample.percentile(inits, 0.5)?.milliseconds ?? 0),
      .count("coldStarts", inits.count), .text("runtime", function?.runtime ?? "?"),
      .number("codeBytes", Double(function?.codeBytes ?? 0)),
      .count("memoryMB", function?.memoryMB ?? 0))
  }
}
