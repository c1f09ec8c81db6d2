import ServerlessModel

/// Finds the functions that are both slow and busy, to tune first.
struct LambdaSlowHighVolume: Rule {
  var windowDays = Parameter("windowDays", 7)
  var topN = Parameter("topN", 5)
  var p95Ms = Parameter("p95Ms", 1000)
  var minInvocations = Parameter("minInvocations", 1000)

  var card: RuleCard {
    RuleCard(
      id: "lambda-slow-high-volume",
      title: "Slow and busy function to optimise first",
      pillar: .performance, sal: .per1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [windowDays, topN, p95Ms, minInvocations],
      why: "Time saved here is saved many times over.",
      fix: "Start tuning here: profile with traces, then tune memory with a power-tuning run.",
      sources: [
        "Well-Architected serverless guidance, PER 1",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let span = context.last(windowSeconds)
    let ranked = try context.facts.fleet.busiest(span).prefix(topN.count)
    guard let rank = ranked.firstIndex(where: { $0.id == context.resource.id }) else {
      return .pass
    }
    try context.require(.logs, windowSeconds)
    guard let latency = try context.latency(windowSeconds), latency.count >= minInvocations.count,
      latency.p95.milliseconds >= p95Ms.value
    else { return .pass }
    let counted = try context.counters(windowSeconds)
    let hours = Double(counted.durationUs) / 3.6e9
    let cost = try? Cost.total(of: counted, region: context.resource.region)
    return .fail([
      Violation(
        "number \(rank + 1) by time: \(Format.counted(latency.count, "run")) with a p95 of "
          + "\(Format.duration(latency.p95)), \(Format.fixed(hours, 1)) h in all",
        figure: hours,
        evidence: [
          .count("rank", rank + 1), .count("runs", latency.count),
          .number("p95Ms", latency.p95.milliseconds), .number("totalHours", hours),
        ] + (cost.map { [.number("costUSD", $0)] } ?? []))
    ])
  }
}
