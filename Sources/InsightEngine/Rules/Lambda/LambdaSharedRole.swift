import ServerlessModel

/// Finds roles that several functions run under.
struct LambdaSharedRole: Rule {
  var minFunctions = Parameter("minFunctions", 2)

  var card: RuleCard {
    RuleCard(
      id: "lambda-shared-role",
      title: "Several functions share one role",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [minFunctions],
      why: "Each of the functions may do whatever any one of them needs.",
      fix: "Give every function its own role with only the actions it calls.",
      sources: [
        "sls-dev-tools no-shared-roles",
        "Well-Architected serverless guidance, SEC 2",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let role = try context.function().role else { throw Lacks(.notRecorded("configuration")) }
    let sharing = context.fleet.functionsByRole[role, default: []].sorted()
    guard sharing.count >= minFunctions.count, sharing.first == context.resource.id else {
      return .pass
    }
    let names = sharing.map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
    let name = ResourceKind.parse(arn: role)?.name ?? role
    return .fail([
      Violation(
        "role \(name) is shared by \(Format.counted(sharing.count, "function"))",
        figure: Double(sharing.count), resource: ResourceID(arn: role),
        evidence: [.text("role", role), .list("functions", names)])
    ])
  }
}
