import ServerlessModel

/// Finds functions that may go on working after their caller gave up.
struct LambdaTimeoutExceedsCaller: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-timeout-exceeds-caller",
      title: "Function may outlive its caller",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "The caller gets an error and tries again, while the first run still works and is "
        + "billed.",
      fix: "Set the function timeout below the integration timeout or make the call asynchronous.",
      sources: [
        "API Gateway quotas"
      ])
  }

  /// Somebody who waits for the answer, and for how long.
  private struct Caller {
    var name: String
    var waitMs: Double
  }

  func judge(_ context: Context) throws -> Verdict {
    let callers = try callers(context)
    guard let hasty = callers.min(by: { $0.waitMs < $1.waitMs }) else { return .notApplicable }
    let limit = try context.fact(context.function().timeoutSeconds, from: "lambda:ListFunctions")
    guard Double(limit) * 1000 > hasty.waitMs else { return .pass }
    return .fails(
      "may run \(Format.seconds(Double(limit))), \(hasty.name) waits "
        + Format.seconds(hasty.waitMs / 1000),
      figure: Double(limit), .count("timeoutSeconds", limit), .number("callerMs", hasty.waitMs),
      .text("caller", hasty.name))
  }

  private func callers(_ context: Context) throws -> [Caller] {
    let apis = try context.apis(calledBy: "apigateway:GET").compactMap { id, api in
      wait(api, for: context.resource.id).map { Caller(name: api.name ?? id.tail, waitMs: $0) }
    }
    guard context.fleet.triggers[context.resource.id]?.contains(.graphql) ?? false else {
      return apis
    }
    return apis + [Caller(name: "AppSync", waitMs: Self.limitMs("appsync.requestSeconds"))]
  }

  /// How long the most hasty route of an API waits for the function; `nil` where no route calls it.
  private func wait(_ api: APIConfiguration, for function: ResourceID) -> Double? {
    let isHTTP = api.apiProtocol == "HTTP"
    let usual = Self.limitMs(
      isHTTP ? "apigateway.httpTimeoutSeconds" : "apigateway.restTimeoutSeconds")
    let calling = (api.routes ?? []).filter {
      $0.integrationTarget.flatMap(Fleet.functionARN).flatMap(Fleet.function) == function
    }
    return calling.map { $0.timeoutMs.map(Double.init) ?? usual }.min()
  }

  private static func limitMs(_ code: String) -> Double { (Quotas.limit(code) ?? 0) * 1000 }
}
