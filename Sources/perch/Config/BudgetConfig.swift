import Yams

/// How much reading from AWS may cost.
struct BudgetConfig: ConfigSection {
  static let key = ConfigKey(
    "budget", .amount, "What reading from AWS may cost, in US dollars a day; else 1.")

  /// `nil` where nothing is said.
  private(set) var usdPerDay: Double?

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    guard let amount = node.scalar.flatMap({ Double($0.string) }), amount.isFinite, amount >= 0
    else {
      Self.note("dollars a day, such as 2.50", at: node, &problems)
      return
    }
    usdPerDay = amount
  }
}
