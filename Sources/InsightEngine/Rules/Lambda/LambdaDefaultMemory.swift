import ServerlessModel

/// Finds functions that still have the memory their tool gave them and take their time.
struct LambdaDefaultMemory: Rule {
  var defaultMB = Parameter("defaultMB", 128)
  var frameworkDefaultMB = Parameter("frameworkDefaultMB", 1024)
  var durMs = Parameter("durMs", 300)
  var minInvocations = Parameter("minInvocations", 100)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-default-memory",
      title: "Memory left at the default",
      pillar: .performance, sal: .per1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration, .logs],
      parameters: [defaultMB, frameworkDefaultMB, durMs, minInvocations, windowHours],
      why: "Processor time grows with memory, so that nobody knows what the function could do.",
      fix: "Choose the size by measurement, not by default.",
      sources: [
        "sls-dev-tools no-default-memory",
        "cdk-nag Serverless-LambdaDefaultMemorySize",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let size = try context.fact(context.function().memoryMB, from: "lambda:ListFunctions")
    guard size == defaultMB.count || size == frameworkDefaultMB.count else { return .pass }
    try context.require(.logs, windowSeconds)
    guard let latency = try context.latency(windowSeconds), latency.count >= minInvocations.count,
      latency.p95.milliseconds >= durMs.value
    else { return .pass }
    return .fails(
      "p95 \(Format.duration(latency.p95)) of \(Format.counted(latency.count, "run")) at the "
        + "default \(Format.megabytes(size))",
      figure: latency.p95.seconds, .count("memoryMB", size),
      .number("p95Ms", latency.p95.milliseconds), .count("runs", latency.count))
  }
}
