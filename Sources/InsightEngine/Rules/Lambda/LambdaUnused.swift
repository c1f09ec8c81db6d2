import ServerlessModel

/// Finds functions that nobody has run for months.
struct LambdaUnused: Rule {
  var unusedDays = Parameter("unusedDays", 90)
  var staleDays = Parameter("staleDays", 180)

  var card: RuleCard {
    RuleCard(
      id: "lambda-unused",
      title: "Function was not used for months",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.metrics, .configuration],
      parameters: [unusedDays, staleDays],
      why: "Code that nobody runs is still code that somebody can attack.",
      fix: "Delete it or tag it as kept; unused code is still attack surface and the goal is a "
        + "clean-up every six months.",
      sources: [
        "Well-Architected serverless guidance, COST six-month goal",
        "Dashbird abandoned resources",
      ])
  }

  /// A day, so that a function that runs again is cleared the day after and not months later.
  var windowSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    let changed = try context.fact(context.function().lastModified, from: "lambda:ListFunctions")
    let recent = try? context.traffic(30 * 86_400).invocations
    guard (recent ?? 0) == 0 else { return .pass }
    let held = try held(context)
    let idle = context.last(unusedDays.days)
    let stale = context.last(staleDays.days)
    let last = try lastRun(context, min(held, staleDays.days))
    guard changed <= idle.start, last.map({ $0 < idle.start }) ?? true else { return .pass }
    let isStale = held >= staleDays.days && last == nil && changed <= stale.start
    let days = isStale ? staleDays.days : unusedDays.days
    let triggers = context.fleet.triggers[context.resource.id, default: []].map(\.rawValue)
    return .fails(
      "not run in \(Format.age(seconds: days)), changed \(changed.date)",
      severity: isStale ? .warning : .info, .text("lastRun", last?.date ?? "not seen"),
      .text("lastModified", changed.date), .list("triggers", triggers.sorted()),
      .number("codeBytes", Double((try? context.function().codeBytes) ?? 0)))
  }

  /// The seconds for which metrics or logs were seen; throws where that is not long enough.
  private func held(_ context: Context) throws -> Int64 {
    let logs = (try? context.held(.logs)) ?? 0
    guard logs < unusedDays.days else { return logs }
    try context.require(.metrics, unusedDays.days)
    return try context.held(.metrics)
  }

  /// The last minute in the last `seconds` with a run; asked for anew, since months are not kept.
  private func lastRun(_ context: Context, _ seconds: Int64) throws -> Instant? {
    let span = context.last(seconds)
    let source = context.facts.source
    let id = context.resource.id
    let points = try source.points("Invocations", .sum, of: id, in: span).value ?? []
    let counted = try source.counters(of: id, in: span).value ?? []
    let times =
      points.filter { $0.value > 0 }.map(\.time)
      + counted.filter { $0.counters.executions > 0 }.map(\.time)
    return times.max()
  }
}
