import ServerlessModel

/// Finds APIs whose backends answer so late that the gateway gives up on them.
struct ApigwIntegrationTimeout: Rule {
  var ratio = Parameter("ratio", 0.95)
  var m = Parameter("m", 2)
  var min504 = Parameter("min504", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "apigw-integration-timeout",
      title: "Integration runs into the timeout",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.metrics],
      parameters: [ratio, m, min504, windowMinutes],
      why: "The caller gets an error while the backend goes on working, and most callers try "
        + "again.",
      fix: "Return 202 and process in the background, or speed up the backend; REST regional "
        + "limit can be raised above 29 s, HTTP API cannot exceed 30 s.",
      sources: [
        "API Gateway quotas"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let given = answered504(context)
    let limit = limitMs(context)
    if given.count >= min504.count {
      return fails(given, try? slow(context, limit), limit)
    }
    let slow = try slow(context, limit)
    guard slow.reaches(m) else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    return fails(given, slow, limit)
  }

  /// The requests that the access log says were answered so; not looked for where the metric knows of no error.
  private func answered504(_ context: Context) -> [AccessLine] {
    let metric = context.resource.kind == .restAPI ? "5XXError" : "5xx"
    let known = (try? context.records(metric, .average)) ?? false
    let rate = (try? context.maximum(metric, windowSeconds, .average)) ?? nil
    guard !known || rate ?? 0 > 0 else { return [] }
    let lines = (try? context.accessLines(windowSeconds, search: "504")) ?? []
    return lines.filter { $0.status == 504 }
  }

  private func slow(_ context: Context, _ limit: Double) throws -> Breach {
    try context.breach("IntegrationLatency", .maximum, ofLast: windowMinutes) {
      $0.value >= ratio.value * limit
    }
  }

  private func fails(_ given: [AccessLine], _ slow: Breach?, _ limit: Double) -> Verdict {
    let worst = slow?.worst ?? 0
    let what =
      given.isEmpty
      ? "integration takes \(Format.milliseconds(worst))"
      : "\(Format.counted(given.count, "request")) answered with 504"
    let minutes = slow?.minutes ?? 0
    return .fails(
      "\(what), limit \(Format.milliseconds(limit))", figure: Double(max(given.count, minutes)),
      since: slow?.since, .count("timeouts", given.count), .count("breachingMinutes", minutes),
      .number("maxIntegrationMs", worst), .number("timeoutMs", limit),
      .list("requestIds", Array(given.compactMap(\.requestID).prefix(3))))
  }

  /// The longest timeout that a route has, since the metric does not say which route was slow.
  private func limitMs(_ context: Context) -> Double {
    let routes = (try? context.configured(\.api).routes) ?? []
    let fact = context.resource.kind == .httpAPI ? "httpTimeoutSeconds" : "restTimeoutSeconds"
    return routes.compactMap(\.timeoutMs).max().map(Double.init)
      ?? (Quotas.limit("apigateway." + fact) ?? 29) * 1000
  }
}
