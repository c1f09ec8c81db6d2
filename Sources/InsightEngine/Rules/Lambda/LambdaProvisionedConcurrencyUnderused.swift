import ServerlessModel

/// Finds functions that pay for environments which mostly wait.
struct LambdaProvisionedConcurrencyUnderused: Rule {
  var utilPct = Parameter("utilPct", 40)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "lambda-provisioned-concurrency-underused",
      title: "Provisioned concurrency is mostly idle",
      pillar: .cost, sal: .cost1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [utilPct, windowDays],
      why: "Each environment is billed while it waits, used or not.",
      fix: "Lower the allocation or put it on a schedule or target-tracking policy.",
      sources: [
        "Compute Optimizer",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let metric = "ProvisionedConcurrencyUtilization"
    let points = try context.points(metric, .maximum, windowSeconds)
    try context.require(.metrics, windowSeconds)
    let busiest = Dictionary(grouping: points) { $0.time.floored(toSeconds: 300) }.values
      .compactMap { $0.map(\.value).max() }
    guard let p95 = Sample.percentile(busiest, 0.95) else { return .notApplicable }
    guard p95 <= utilPct.share else { return .pass }
    let mean = context.mean(metric, windowSeconds) ?? p95
    let idle = idleUSD(try? context.function(), 1 - mean, context.resource.region)
    return .fails(
      "\(Format.percent(p95)) of it used at p95"
        + (idle.map { ", \(Format.usd($0)) a month for the rest" } ?? ""),
      figure: idle ?? 0, savingUSD: idle, .number("p95UsedShare", p95),
      .number("meanUsedShare", mean), .number("idleUSDPerMonth", idle ?? 0))
  }

  /// What waiting environments cost in thirty days; `nil` where memory, number or price is not known.
  private func idleUSD(_ function: FunctionConfiguration?, _ share: Double, _ region: String)
    -> Double?
  {
    guard let function, let memory = function.memoryMB, !function.provisionedConcurrency.isEmpty
    else { return nil }
    let count = function.provisionedConcurrency.reduce(0) { $0 + $1.requested }
    let price = try? Prices.lambdaProvisioned(function.architecture ?? .x86, in: region).configured
    return price.map { Double(count) * Double(memory) / 1024 * share * 30 * 86_400 * $0 }
  }
}
