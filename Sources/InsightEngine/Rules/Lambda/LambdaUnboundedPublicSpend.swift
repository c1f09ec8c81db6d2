import ServerlessModel

/// Finds functions that anybody on the internet can run as often as the account allows.
struct LambdaUnboundedPublicSpend: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-unbounded-public-spend",
      title: "Public entry point can scale cost without limit",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "Whoever floods it spends your money until somebody notices.",
      fix: "Bound the function with reserved concurrency and the API with throttling so that "
        + "fixed-price customers cannot create open-ended cost.",
      sources: [
        "Well-Architected serverless guidance, COST 1",
        "sls-dev-tools no-max-timeout",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.described()
    guard function.reservedConcurrency == nil else { return .pass }
    guard let entrances = try context.unlimitedEntrances() else { return .notApplicable }
    guard try context.reservedConcurrency() == nil, !entrances.isEmpty else { return .pass }
    let memory = function.memoryMB ?? 0
    let quota = try context.quota("L-B99A9384", default: "lambda.concurrency")
    let price = try Cost.price(function.architecture ?? .x86, context.resource.region)
    let hourly = quota.limit * Double(memory) / 1024 * 3600 * price
    return .fails(
      "up to \(Format.usd(hourly)) an hour through \(entrances.joined(separator: ", "))",
      figure: hourly, .number("worstUSDPerHour", hourly), .list("entrances", entrances),
      .number("concurrency", quota.limit), .text("concurrencyFrom", quota.source),
      .count("memoryMB", memory), .count("timeoutSeconds", function.timeoutSeconds ?? 0))
  }
}
