/// What a month of looking would cost.
package struct MonthlyEstimate: Hashable, Sendable {
  /// Metrics that each refresh asks for.
  package var metrics: Int
  /// Seconds between two refreshes.
  package var everySeconds: Double
  package var budget: CollectorBudget
  /// Whether Logs Insights may be asked.
  package var asksInsights: Bool

  /// Makes the estimate from its parts.
  package init(
    metrics: Int, everySeconds: Double, budget: CollectorBudget, asksInsights: Bool = false
  ) {
    self.metrics = metrics
    self.everySeconds = everySeconds
    self.budget = budget
    self.asksInsights = asksInsights
  }

  private static let secondsPerMonth = 30.4 * 86_400

  /// What it would cost without a budget.
  package var unlimited: Double {
    Double(metrics) * CallPrices.metric * Self.secondsPerMonth / max(1, everySeconds)
  }

  /// What it costs at most.
  package var dollars: Double {
    budget.dollarsPerDay.map { min(unlimited, $0 * 30.4) } ?? unlimited
  }

  /// `about $26.27 a month: 1,200 metrics every 5 min`, what the budget makes of it, and what Insights adds.
  package var sentence: String { metered + (asksInsights ? insights : "") }

  private var insights: String {
    let dollars = CollectorBudget.dollars(InsightsPrice.dollarsPerGB)
    let price =
      "; --server-side adds \(dollars) for each GB "
      + "that Logs Insights scans"
    guard let day = budget.dollarsPerDay else { return price }
    return price + ", within the same \(CollectorBudget.dollars(day)) a day"
  }

  private var metered: String {
    let asked = "\(metrics) \(metrics == 1 ? "metric" : "metrics") every \(Self.span(everySeconds))"
    let start = "about \(CollectorBudget.dollars(dollars)) a month"
    guard let day = budget.dollarsPerDay, dollars < unlimited else { return start + ": " + asked }
    return start + ": \(asked) would be \(CollectorBudget.dollars(unlimited)), held to "
      + "\(CollectorBudget.dollars(day)) a day by asking less often"
  }

  private static func span(_ seconds: Double) -> String {
    seconds < 120 ? "\(Int(seconds)) s" : "\(Int(seconds / 60)) min"
  }
}
