import ServerlessModel

/// Finds GraphQL APIs that fail or keep their callers waiting.
struct AppsyncErrorsOrSlow: Rule {
  var errPct = Parameter("errPct", 1)
  var latencyMs = Parameter("latencyMs", 2500)
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)
  var minRequests = Parameter("minRequests", 20)

  var card: RuleCard {
    RuleCard(
      id: "appsync-errors-or-slow",
      title: "GraphQL API fails or is slow",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.graphqlAPI], needs: [.metrics],
      parameters: [errPct, latencyMs, m, n, minRequests],
      why: "A screen that asks for many things at once shows none of them until all are there.",
      fix: "Look at resolver traces; enable caching or batch resolvers.",
      sources: [
        "SLIC Watch AppSync",
        "AppSync metrics docs",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let failing = try context.breach(
      "5XXError", .sum, with: "Requests", .sum, ofLast: n, combine: { $0 / max(1, $1) }
    ) { $0.value >= errPct.share }
    let slow = try context.breach("Latency", Statistic("p90"), ofLast: n) {
      $0.value >= latencyMs.value
    }
    let requests = try context.sum("Requests", windowSeconds)
    let fails = failing.reaches(m)
    guard fails || slow.reaches(m), requests >= minRequests.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let errors = try context.sum("5XXError", windowSeconds)
    return .fails(
      fails
        ? "fails \(Format.counted(Int(errors), "time")) in \(Format.counted(Int(requests), "request"))"
        : "p90 \(Format.milliseconds(slow.worst)), \(slow.minutes) of the last \(n.count) min",
      figure: fails ? errors : slow.worst / 1000, severity: fails ? .critical : .warning,
      since: fails ? failing.since : slow.since, .number("errors", errors),
      .number("requests", requests), .number("p90Ms", slow.worst),
      .number("clientErrors", (try? context.sum("4XXError", windowSeconds)) ?? 0),
      .list("slowestCalls", slowest(context)))
  }

  /// What the traces of the window waited for longest.
  private func slowest(_ context: Context) -> [String] {
    let calls = Context.callsByLabel((try? context.traces(windowSeconds)) ?? [])
    return calls.map { (longest: $0.calls.map(\.durationUs).max() ?? 0, label: $0.label) }
      .sorted { ($1.longest, $0.label) < ($0.longest, $1.label) }.prefix(3)
      .map { "\($0.label) \(Format.duration(Elapsed(microseconds: $0.longest)))" }
  }
}
