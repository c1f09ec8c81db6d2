import ServerlessModel

/// Finds functions whose log lines cost nearly as much as their runs.
struct LogsCostHigh: Rule {
  var ratio = Parameter("ratio", 0.5)
  var windowDays = Parameter("windowDays", 7)
  var minUSD = Parameter("minUSD", 5)

  var card: RuleCard {
    RuleCard(
      id: "logs-cost-high",
      title: "Logging costs more than running the code",
      pillar: .cost, sal: .cost1, severity: .warning,
      kinds: [.logGroup], needs: [.metrics],
      parameters: [ratio, windowDays, minUSD],
      why: "A line is paid for when it is written, read or not.",
      fix: "Lower the level, drop payload dumps, sample, or use the Infrequent Access class.",
      sources: [
        "Well-Architected serverless guidance, COST 1 log cost",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let group = context.logGroup
    guard let id = group.function, let function = context.facts.fleet.accounts[id] else {
      return .notApplicable
    }
    try context.require(.metrics, windowSeconds)
    let bytes = try context.sum("IncomingBytes", windowSeconds)
    let logged = try monthly(
      Calculator.logs(ingestedGB: bytes / 1_073_741_824, region: context.resource.region).totalUSD)
    guard logged >= minUSD.value else { return .pass }
    try context.require(.logs, of: function, windowSeconds)
    let span = context.last(windowSeconds)
    guard let counted = try context.facts.source.totals(ofResources: [id], in: span)[id] else {
      throw Lacks(.notRecorded("runs of \(function.name)"))
    }
    let ran = try monthly(Cost.total(of: counted, region: function.region))
    guard logged >= ratio.value * ran else { return .pass }
    let each = bytes / Double(max(1, counted.executions))
    return .fails(
      "\(Format.usd(logged)) a month for logs, \(Format.usd(ran)) for runs, "
        + "\(Format.bytes(Int64(each))) a run", figure: logged, .number("logUSDPerMonth", logged),
      .number("runUSDPerMonth", ran), .number("bytesPerRun", each),
      .list("lines", try lines(group, context)))
  }

  private func monthly(_ dollars: Double) -> Double { dollars * 30 / windowDays.value }

  /// What most of the newest lines say.
  private func lines(_ group: LogGroupID, _ context: Context) throws -> [String] {
    let query = LogQuery(
      span: context.last(3600), groups: [group], newestFirst: true, limit: 1000)
    return LineShapes.commonest(try context.facts.source.logs(query).value ?? [])
  }
}
