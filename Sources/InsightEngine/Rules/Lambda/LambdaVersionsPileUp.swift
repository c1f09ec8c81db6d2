import ServerlessModel

/// Finds functions that keep many versions which nothing points to.
struct LambdaVersionsPileUp: Rule {
  var maxVersions = Parameter("maxVersions", 50)

  var card: RuleCard {
    RuleCard(
      id: "lambda-versions-pile-up",
      title: "Old versions accumulate",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [maxVersions],
      why: "They fill the code storage of the account, and one day deployments fail.",
      fix: "Delete old versions in the pipeline and keep the last few.",
      sources: [
        "AWS operator guide code storage"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.function()
    let count = try context.fact(function.versionCount, from: "lambda:ListVersionsByFunction")
    guard count >= maxVersions.count else { return .pass }
    let aliases = try context.fact(function.aliases, from: "lambda:ListAliases")
    let named = Set(aliases.flatMap { [$0.version] + $0.routing.keys }).subtracting(["$LATEST"])
    let loose = count - named.count
    guard loose >= maxVersions.count else { return .pass }
    return .fails(
      "\(Format.counted(loose, "version")) behind no alias"
        + (function.versionBytes.map { ", \(Format.bytes($0)) of all" } ?? ""),
      figure: Double(loose), .count("versions", count), .count("behindNoAlias", loose),
      .number("versionBytes", Double(function.versionBytes ?? 0)),
      .list("aliases", aliases.map { $0.name + ": " + $0.version }))
  }
}
