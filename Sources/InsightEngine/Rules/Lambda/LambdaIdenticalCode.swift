import ServerlessModel

/// Finds functions that carry the same package.
struct LambdaIdenticalCode: Rule {
  var minFunctions = Parameter("minFunctions", 2)

  var card: RuleCard {
    RuleCard(
      id: "lambda-identical-code",
      title: "Several functions ship identical code",
      pillar: .operations, sal: .ops2, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [minFunctions],
      why: "A change for one of them is deployed to all, and each loads what only the others need.",
      fix: "Package functions separately so that each carries and deploys only what it needs.",
      sources: [
        "sls-dev-tools no-identical-code"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let id = context.resource.id
    let hash = try context.fact(context.function().codeSHA256, from: "lambda:ListFunctions")
    let same = context.fleet.functionsByCode[Fleet.codeKey(hash, id), default: []].sorted()
    guard same.count >= minFunctions.count, same.first == id else { return .pass }
    let names = same.map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
    let handlers = same.map { context.fleet.configurations[$0]?.function?.handler ?? "?" }
    return .fails(
      "\(Format.counted(same.count, "function")) ship the same code, \(names.last ?? "") last",
      figure: Double(same.count), .text("codeSHA256", hash), .list("functions", names),
      .list("handlers", Set(handlers).sorted()))
  }
}
