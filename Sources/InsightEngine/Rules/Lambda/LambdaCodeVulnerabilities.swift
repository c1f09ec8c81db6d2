import ServerlessModel

/// Finds functions with known holes in their code or in the packages they carry.
struct LambdaCodeVulnerabilities: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-code-vulnerabilities",
      title: "Known vulnerabilities in code or dependencies",
      pillar: .security, sal: .sec3, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "How to use them is published, and scanners of strangers look for them all day.",
      fix: "Update the package and add a dependency scan right before deployment.",
      sources: [
        "Well-Architected serverless guidance, SEC 2 vulnerability scan",
        "AWS Inspector",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let (account, settings) = context.regionalAccount()
    if settings.inspectorLambda == "DISABLED" { return try unscanned(context, account) }
    let findings = try context.codeFindings()
    let severe = findings.filter { ["CRITICAL", "HIGH"].contains($0.severity) && !$0.isSecret }
      .sorted { ($0.severity, $0.words) < ($1.severity, $1.words) }
    guard let first = severe.first else {
      if findings.isEmpty {
        _ = try context.fact(settings.inspectorLambda, from: "inspector2:BatchGetAccountStatus")
      }
      return .pass
    }
    return .fails(
      "\(Format.counted(severe.count, "known hole")), \(first.words)",
      figure: Double(severe.count), .count("holes", severe.count),
      .list("findings", severe.prefix(10).map { $0.severity.lowercased() + ": " + $0.words }))
  }

  /// One finding of the account, told by the first of its functions.
  private func unscanned(_ context: Context, _ account: ResourceID) throws -> Verdict {
    guard context.fleet.firstFunctions[context.resource.account] == context.resource.id else {
      throw Lacks(.notRecorded("Amazon Inspector scan"))
    }
    return .fail([
      Violation(
        "Amazon Inspector does not scan functions", severity: .info, part: "scan",
        resource: account, evidence: [.text("status", "DISABLED")])
    ])
  }
}
