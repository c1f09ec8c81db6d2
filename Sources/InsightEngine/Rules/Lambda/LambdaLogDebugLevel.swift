import ServerlessModel

/// Finds functions of production that log what only their makers read.
struct LambdaLogDebugLevel: Rule {
  var pct = Parameter("pct", 30)
  var minLines = Parameter("minLines", 200)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-log-debug-level",
      title: "Debug logging in production",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs, .configuration],
      parameters: [pct, minLines, windowHours],
      why: "Every line is paid for when it comes in and again while it is kept, and may hold data "
        + "that should not leave the function.",
      fix: "Raise the level or sample debug logs.",
      sources: [
        "Well-Architected serverless guidance, COST 1 log what you need"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    guard try context.isProduction() else { return .notApplicable }
    let level = try? context.function().applicationLogLevel
    if let level, ["DEBUG", "TRACE"].contains(level) {
      let sample = try? context.logSample(windowSeconds)
      return .fails(
        "logs from level \(level) on in production",
        savingUSD: sample.flatMap { saving($0, context) }, .text("level", level))
    }
    let sample = try context.logSample(windowSeconds)
    guard sample.lines >= minLines.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let share = Double(sample.debug) / Double(sample.lines)
    guard share >= pct.share else { return .pass }
    let levels = sample.levels.sorted { $0.key < $1.key }.map { name, level in
      "\(name): \(Format.counted(level.lines, "line")), \(Format.bytes(level.bytes))"
    }
    return .fails(
      "\(Format.percent(share)) of \(Format.counted(sample.lines, "line")) are debug or trace",
      figure: Double(sample.debug), savingUSD: saving(sample, context),
      .number("debugShare", share), .count("lines", sample.lines), .list("levels", levels))
  }

  /// What taking in the debug lines costs in a month, by their share of the bytes sampled; `nil` where no source counted
  /// what the log group takes in.
  private func saving(_ sample: LogSample, _ context: Context) -> Double? {
    guard sample.debugBytes > 0, let bytes = try? context.logBytes(windowSeconds) else {
      return nil
    }
    let share = Double(sample.debugBytes) / Double(sample.bytes)
    let gigabytes = bytes / 1_073_741_824 * 30 * 24 / windowHours.value
    return try? Calculator.logs(
      ingestedGB: share * gigabytes, kind: .lambda, region: context.resource.region
    ).totalUSD
  }
}
