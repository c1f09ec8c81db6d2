import ServerlessModel

/// Finds APIs that ask for keys and limit nobody by them.
struct ApigwNoUsagePlan: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-no-usage-plan",
      title: "API keys without a usage plan",
      pillar: .reliability, sal: .rel1, severity: .info,
      kinds: [.restAPI], needs: [.configuration],
      why: "A key that limits nobody lets one customer take what all of them share.",
      fix: "Attach plans with throttle and quota so that each customer has a clear limit.",
      sources: [
        "Well-Architected serverless guidance, REL 1 usage plans"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let keyed = try context.routes().filter { $0.apiKeyRequired == true }
    guard !keyed.isEmpty else { return .notApplicable }
    let api = try context.configured(\.api)
    guard let plans = api.usagePlans else {
      throw Lacks(.notRecorded("apigateway:GET"))
    }
    let evidence: [Evidence] = [
      .list("usagePlans", plans), .list("keyedMethods", keyed.map(\.label)),
    ]
    let methods = Format.counted(keyed.count, "method")
    if plans.isEmpty {
      return .fail([Violation("\(methods) with a key and no usage plan", evidence: evidence)])
    }
    guard let unlimited = api.unlimitedUsagePlans else {
      throw Lacks(.notRecorded("limits of usage plans"))
    }
    guard !unlimited.isEmpty else { return .pass }
    return .fail([
      Violation(
        "\(unlimited.count) of \(Format.counted(plans.count, "usage plan")) without a limit: "
          + Format.firstFew(unlimited), evidence: evidence)
    ])
  }
}
