import ServerlessModel

/// Finds functions on runtimes that end within months.
struct LambdaRuntimeDeprecatingSoon: Rule {
  var noticeDays = Parameter("noticeDays", 180)

  var card: RuleCard {
    RuleCard(
      id: "lambda-runtime-deprecating-soon",
      title: "Runtime will be deprecated soon",
      pillar: .security, sal: .sec3, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [noticeDays],
      why: "From that day on it gets no security patches.",
      fix: "Plan the upgrade and test on the successor now.",
      sources: [
        "aws-samples serverless-ops-review",
        "Trusted Advisor",
      ])
  }

  var windowSeconds: Int64 { datedWindow }

  func judge(_ context: Context) throws -> Verdict {
    guard let fact = try context.runtime() else { return .notApplicable }
    let left = fact.deprecated.since(context.at) / 1000
    guard left > 0, left <= noticeDays.days else { return .pass }
    let successor = Runtimes.successor(of: fact).name
    let days = Int((left + 86_399) / 86_400)
    return .fails(
      "\(fact.name) ends in \(Format.counted(days, "day")), \(fact.deprecated.date); move to "
        + successor,
      figure: Double(days), .text("runtime", fact.name),
      .text("deprecated", fact.deprecated.date), .count("daysLeft", days),
      .text("successor", successor), .text("calendar", Runtimes.asOf))
  }
}
