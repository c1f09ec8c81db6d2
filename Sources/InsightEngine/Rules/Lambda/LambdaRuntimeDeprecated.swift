import ServerlessModel

/// Finds functions on runtimes that get no security patches any more.
struct LambdaRuntimeDeprecated: Rule {
  var blockDays = Parameter("blockDays", 60)

  var card: RuleCard {
    RuleCard(
      id: "lambda-runtime-deprecated",
      title: "Runtime is deprecated",
      pillar: .security, sal: .sec3, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [blockDays],
      why: "Holes in it stay open, and from a known day on the function cannot be changed.",
      fix: "Move to the listed successor before updates are blocked; deprecated runtimes get no "
        + "security patches.",
      sources: [
        "prowler awslambda_function_using_supported_runtimes",
        "cfn-lint W2531/E2531",
        "AWS Config lambda-function-settings-check",
        "Trusted Advisor deprecated runtimes",
        "serverless-rules end_of_life_runtime",
      ])
  }

  var windowSeconds: Int64 { datedWindow }

  func judge(_ context: Context) throws -> Verdict {
    guard let fact = try context.runtime() else { return .notApplicable }
    let at = context.at
    guard at >= fact.deprecated else { return .pass }
    let successor = Runtimes.successor(of: fact).name
    let left = fact.updateBlocked.since(at) / 1000
    let runs = try? context.traffic(86_400).invocations
    return .fails(
      "\(fact.name) ended \(fact.deprecated.date), \(Self.block(fact, at)); move to \(successor)",
      severity: left <= blockDays.days ? .critical : .warning, since: fact.deprecated,
      .text("runtime", fact.name), .text("deprecated", fact.deprecated.date),
      .text("createBlocked", fact.createBlocked.date),
      .text("updateBlocked", fact.updateBlocked.date), .text("successor", successor),
      .count("runsLastDay", runs ?? 0), .text("calendar", Runtimes.asOf))
  }

  /// What AWS takes away next, in words.
  private static func block(_ fact: RuntimeFact, _ at: Instant) -> String {
    if at < fact.createBlocked { return "no new functions from \(fact.createBlocked.date)" }
    return at < fact.updateBlocked
      ? "no changes from \(fact.updateBlocked.date)" : "no changes any more"
  }
}
