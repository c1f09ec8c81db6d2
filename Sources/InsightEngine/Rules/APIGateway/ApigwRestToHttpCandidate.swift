import ServerlessModel

/// Finds REST APIs that use nothing that the cheaper kind lacks.
struct ApigwRestToHttpCandidate: Rule {
  var minUSD = Parameter("minUSD", 5)
  var windowDays = Parameter("windowDays", 30)

  var card: RuleCard {
    RuleCard(
      id: "apigw-rest-to-http-candidate",
      title: "REST API could be a cheaper HTTP API",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.restAPI], needs: [.configuration, .metrics],
      parameters: [minUSD, windowDays],
      why: "A REST API costs three and a half times as much a request, and is slower.",
      fix: "Migrate to an HTTP API after checking authoriser and timeout differences.",
      sources: [
        "API Gateway pricing",
        "Well-Architected serverless guidance, PER 1 right service",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let api = try context.configured(\.api)
    let routes = try context.routes()
    if try usesMore(api, routes, context.stages()) { return .pass }
    guard api.usagePlans != nil else { throw Lacks(.notRecorded("apigateway:GET")) }
    try context.require(.metrics, windowSeconds)
    let requests = try context.sum("Count", windowSeconds) * 30 / windowDays.value
    let region = context.resource.region
    let now = try Calculator.apiGatewayREST(requests: requests, region: region).totalUSD
    let then = try Calculator.apiGatewayHTTP(requests: requests, region: region).totalUSD
    guard now - then >= minUSD.value else { return .pass }
    return .fails(
      "\(Format.short(requests)) requests a month cost \(Format.usd(now)), as an HTTP API "
        + Format.usd(then),
      figure: now - then, savingUSD: now - then, .number("requestsPerMonth", requests),
      .number("restUSDPerMonth", now), .number("httpUSDPerMonth", then),
      .number("savingUSDPerMonth", now - then))
  }

  /// Whether it needs what only REST APIs have.
  private func usesMore(_ api: APIConfiguration, _ routes: [APIRoute], _ stages: [APIStage])
    -> Bool
  {
    let byAPI =
      api.isPrivate || !(api.usagePlans ?? []).isEmpty || !(api.policyStatements ?? []).isEmpty
    let byRoute = routes.contains {
      $0.apiKeyRequired == true || $0.requestValidator != nil
        || ["AWS", "MOCK"].contains($0.integrationType)
    }
    return byAPI || byRoute
      || stages.contains { $0.cacheEnabled == true || $0.webACL != nil || $0.tracing == true }
  }
}
