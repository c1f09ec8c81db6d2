import ServerlessModel

/// Finds stages that may use up the whole account's rate of requests.
struct ApigwNoThrottling: Rule {
  var accountRate = Parameter("accountRate", 10000)
  var accountBurst = Parameter("accountBurst", 5000)

  var card: RuleCard {
    RuleCard(
      id: "apigw-no-throttling",
      title: "Stage has no throttling of its own",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.configuration],
      parameters: [accountRate, accountBurst],
      why: "One busy or misused API takes the account's rate from all others, and its backend "
        + "gets all of it.",
      fix: "Set a rate and burst near twice the observed peak so that one API cannot use up the "
        + "account or the backend.",
      sources: [
        "cdk-nag Serverless-APIGWDefaultThrottling",
        "Well-Architected serverless guidance, REL 1",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let stages = try context.stages()
    let peak = (try? context.peakPerSecond("Count", 86_400)) ?? nil
    return context.judgeStages(without: "a limit of their own", stages, where: isUnlimited) { bad in
      [
        .list("limits", bad.map(Self.limits)), .number("peakRequestsPerSecond", peak ?? 0),
      ]
    }
  }

  /// -1 stands for the account's limit.
  private func isUnlimited(_ stage: APIStage) -> Bool {
    guard let rate = stage.throttlingRate, let burst = stage.throttlingBurst, rate >= 0, burst >= 0
    else { return true }
    return rate >= accountRate.value && burst >= accountBurst.count
  }

  private static func limits(_ stage: APIStage) -> String {
    let rate = stage.throttlingRate.map { Format.short($0) + " requests/s" }
    return
      "\(stage.name): \(rate ?? "none"), burst \(stage.throttlingBurst.map(Format.count) ?? "none")"
  }
}
