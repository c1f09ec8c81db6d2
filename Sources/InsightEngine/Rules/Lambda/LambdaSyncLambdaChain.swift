import ServerlessModel

/// Finds functions that wait for another function.
struct LambdaSyncLambdaChain: Rule {
  var minTraces = Parameter("minTraces", 10)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-sync-lambda-chain",
      title: "Function waits for another function",
      pillar: .cost, sal: .cost1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.traces],
      parameters: [minTraces, windowHours],
      why: "Both functions are billed while one of them waits.",
      fix: "Replace the call by a queue, event or Step Functions state so that you do not pay "
        + "for two functions at once.",
      sources: [
        "AWS Serverless Lens",
        "Well-Architected serverless guidance, COST 1",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let traces = try context.traces(windowSeconds)
    let waits = traces.map { trace in
      trace.calls.filter { $0.invoked != nil && !$0.asynchronous }
    }.filter { !$0.isEmpty }
    guard waits.count >= minTraces.count else {
      try context.require(.traces, windowSeconds)
      return .pass
    }
    let callees = Set(waits.joined().compactMap(\.invoked)).filter { !$0.isEmpty }.sorted()
    let waited = waits.joined().reduce(0) { $0 + $1.durationUs }
    let size = (try? context.function().memoryMB) ?? 0
    return .fails(
      "waits for \(callees.first ?? "another function") in \(Format.counted(waits.count, "trace"))",
      figure: Double(waits.count), .list("callees", callees), .count("traces", waits.count),
      .number("waitedMs", Double(waited) / 1000),
      .number("doubleBilledGBSeconds", Double(size) / 1024 * Double(waited) / 1e6))
  }
}
