import ServerlessModel

@testable import InsightEngine

/// A rule that speaks while a metric is above zero in the last five minutes.
struct Louder: Rule {
  var card: RuleCard {
    RuleCard(
      id: "louder", title: "It is loud", pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics], why: "Noise.", fix: "Hush.", sources: ["own"])
  }

  var windowSeconds: Int64 { 300 }

  func judge(_ context: Context) throws -> Verdict {
    if context.resource.tags["quiet"] != nil { return .notApplicable }
    let sum = try context.sum("Noise", windowSeconds)
    try context.require(.metrics, windowSeconds)
    guard sum > 0 else { return .pass }
    return .fails(
      "loud: \(Format.count(Int(sum)))", figure: sum, severity: sum >= 1000 ? .critical : nil)
  }
}
