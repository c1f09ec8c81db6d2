import ServerlessModel

/// Finds functions that are releases behind their runtime's newest.
struct LambdaRuntimeNotLatest: Rule {
  var versionsBehind = Parameter("versionsBehind", 2)

  var card: RuleCard {
    RuleCard(
      id: "lambda-runtime-not-latest",
      title: "A newer runtime of the family exists",
      pillar: .operations, sal: .ops2, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [versionsBehind],
      why: "Newer runtimes start faster and are kept up for longer.",
      fix: "Upgrade at the next change to gain speed and support time.",
      sources: [
        "cdk-nag Serverless-LambdaLatestVersion",
        "AwsSolutions-L1",
      ])
  }

  var windowSeconds: Int64 { datedWindow }

  func judge(_ context: Context) throws -> Verdict {
    guard let fact = try context.runtime(), context.at < fact.deprecated else {
      return .notApplicable
    }
    let newer = Runtimes.newer(than: fact)
    guard newer.releases >= versionsBehind.count else { return .pass }
    return .fails(
      "\(fact.name) is \(Format.counted(newer.releases, "release")) behind \(newer.newest.name)",
      figure: Double(newer.releases), .text("runtime", fact.name),
      .text("newest", newer.newest.name), .count("releasesBehind", newer.releases),
      .text("calendar", Runtimes.asOf))
  }
}
