import ServerlessModel

/// Finds functions that only hand data from one service to the next.
struct LambdaPassthroughCandidate: Rule {
  var pct = Parameter("pct", 95)
  var minTraces = Parameter("minTraces", 50)
  var ownMs = Parameter("ownMs", 10)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-passthrough-candidate",
      title: "Function only moves data between two services",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.traces, .configuration],
      parameters: [pct, minTraces, ownMs, windowHours],
      why: "The services can be joined directly, without code to run, pay for and keep up to "
        + "date.",
      fix: "Integrate the services directly (VTL or HTTP API service integration, EventBridge "
        + "Pipes, AppSync resolver) and delete the function.",
      sources: [
        "Well-Architected serverless guidance, COST 1 direct integration"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let triggers = context.fleet.triggers[context.resource.id] ?? []
    let joinable: Set<Fleet.Trigger> = [.api, .queue, .event, .tableStream]
    guard !triggers.isDisjoint(with: joinable) else { return .notApplicable }
    let traces = try context.traces(windowSeconds)
    guard traces.count >= minTraces.count else { throw Lacks(.notRecorded("enough traces")) }
    let plain = traces.filter { $0.calls.count == 1 && $0.calls.allSatisfy(Self.isJoinable) }
    let own = Elapsed(microseconds: Sample.percentile(traces.map(\.ownUs), 0.5) ?? 0)
    guard Double(plain.count) >= pct.share * Double(traces.count), own.milliseconds <= ownMs.value
    else { return .pass }
    let call = plain.first?.calls.first?.label ?? ""
    let counted = (try? context.counters(windowSeconds)) ?? Counters()
    let monthly =
      try Cost.total(of: counted, region: context.resource.region) * 720 / windowHours.value
    return .fails(
      "only calls \(call), own work \(Format.duration(own))", savingUSD: monthly,
      .text("call", call), .count("traces", traces.count), .number("ownP50Ms", own.milliseconds),
      .number("savingUSDPerMonth", monthly))
  }

  private static func isJoinable(_ call: TraceFigures.Call) -> Bool {
    let name = call.name.lowercased().filter { $0.isLetter || $0.isNumber }
    return call.isAWS
      && ["dynamodb", "sqs", "sns", "s3", "eventbridge", "events", "stepfunctions", "states"]
        .contains { name == $0 || name == "amazon" + $0 || name == "aws" + $0 }
  }
}
