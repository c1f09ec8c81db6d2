import ServerlessModel

/// Finds functions that grow without a limit in front of something that does not.
struct LambdaNoConcurrencyControl: Rule {
  var minPeak = Parameter("minPeak", 10)
  var lookbackDays = Parameter("lookbackDays", 14)
  var traceHours = Parameter("traceHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-no-concurrency-control",
      title: "No concurrency limit in front of a non-scaling downstream",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics, .configuration, .traces],
      parameters: [minPeak, lookbackDays, traceHours],
      why: "A rush of requests opens more connections than the database behind it survives.",
      fix: "Reserve a concurrency below what the downstream survives, and put RDS Proxy or a queue "
        + "in between.",
      sources: [
        "Well-Architected serverless guidance, REL 1",
        "AWS Config lambda-concurrency-check",
        "cdk-nag LambdaConcurrency",
      ])
  }

  var windowSeconds: Int64 { lookbackDays.days }

  func judge(_ context: Context) throws -> Verdict {
    guard try context.reservedConcurrency() == nil else { return .pass }
    let peak = try context.maximum("ConcurrentExecutions", windowSeconds) ?? 0
    guard peak >= minPeak.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    guard let downstream = try context.fragileDownstream(traceHours.hours) else {
      return .notApplicable
    }
    guard try context.mappings().allSatisfy({ $0.maximumConcurrency == nil }) else { return .pass }
    return .fails(
      "\(Format.counted(Int(peak), "run")) at once reach \(downstream) without a limit",
      figure: peak, .number("peakConcurrency", peak), .text("downstream", downstream),
      .count("connectionLimit", context.connectionLimit(of: downstream) ?? 0))
  }
}
