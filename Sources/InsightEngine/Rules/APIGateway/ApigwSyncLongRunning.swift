import ServerlessModel

/// Finds APIs whose callers wait for work that could go on without them.
struct ApigwSyncLongRunning: Rule {
  var p50Ms = Parameter("p50Ms", 3000)
  var windowDays = Parameter("windowDays", 7)
  var minRequests = Parameter("minRequests", 100)

  var card: RuleCard {
    RuleCard(
      id: "apigw-sync-long-running",
      title: "Long work runs synchronously behind an API",
      pillar: .reliability, sal: .rel2, severity: .info,
      kinds: [.restAPI, .httpAPI], needs: [.metrics, .configuration],
      parameters: [p50Ms, windowDays, minRequests],
      why: "A caller that waits this long gives up or tries again, and the work is done twice.",
      fix: "Decouple with SQS or Step Functions and answer with an accepted status.",
      sources: [
        "Well-Architected serverless guidance, REL 2 asynchronous"
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    try context.require(.metrics, windowSeconds)
    let points = try context.points("IntegrationLatency", Statistic("p50"), windowSeconds)
    let requests = try context.sum("Count", windowSeconds)
    guard let p50 = Sample.percentile(points.map(\.value), 0.5), p50 >= p50Ms.value,
      requests >= minRequests.value
    else { return .pass }
    let writing = try context.routes().filter { $0.writes || $0.method == "ANY" }
    guard !writing.isEmpty else { return .notApplicable }
    return .fails(
      "half of \(Format.counted(Int(requests), "request")) wait \(Format.milliseconds(p50)) or more",
      figure: p50 / 1000, .number("p50Ms", p50), .number("requests", requests),
      .list("routes", writing.map(\.label)), .list("slowestRoutes", slowest(context)))
  }

  /// The slowest routes of the access log, with the middle of their latencies.
  private func slowest(_ context: Context) -> [String] {
    let lines = ((try? context.sampledLines(86_400)) ?? []).compactMap(\.access)
    let routes = Dictionary(grouping: lines, by: \.label)
    return routes.compactMap { route, lines in
      Sample.percentile(lines.compactMap(\.latencyMs), 0.5).map { ($0, route) }
    }.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(3)
      .map { "\($1) \(Format.milliseconds($0))" }
  }
}
