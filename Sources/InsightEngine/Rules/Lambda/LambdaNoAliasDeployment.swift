import ServerlessModel

/// Finds functions of production whose callers run whatever was deployed last.
struct LambdaNoAliasDeployment: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-no-alias-deployment",
      title: "Traffic goes to $LATEST",
      pillar: .operations, sal: .ops2, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "A bad deployment hits everybody at once, and there is nothing to shift back to.",
      fix: "Publish versions and shift an alias gradually so that roll-back is one call.",
      sources: [
        "Well-Architected serverless guidance, OPS roll out and roll back"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard try context.isProduction() else { return .notApplicable }
    let targets = context.fleet.targets[context.resource.id] ?? []
    guard !targets.isEmpty else {
      _ = try context.fact(context.function().policyStatements, from: "lambda:GetPolicy")
      return .notApplicable
    }
    guard targets.allSatisfy(Self.isLatest) else { return .pass }
    let triggers = context.fleet.triggers[context.resource.id, default: []].map(\.rawValue).sorted()
    let aliases = (try? context.function().aliases) ?? []
    return .fails(
      "\(triggers.isEmpty ? "every caller" : triggers.joined(separator: ", ")) runs $LATEST",
      .list("triggers", triggers), .list("targets", targets.sorted()),
      .list("aliases", aliases.map { $0.name + ": " + $0.version }))
  }

  /// Whether an ARN names neither a version nor an alias.
  private static func isLatest(_ arn: String) -> Bool {
    let parts = ResourceID(arn: arn).tail.split(separator: ":")
    return parts.count <= 2 || parts.last == "$LATEST"
  }
}
