import ServerlessModel

/// Finds functions that a service may invoke for whoever asks it to.
struct LambdaRoleConfusedDeputy: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-role-confused-deputy",
      title: "Resource policy trusts a service without source limits",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "Anybody can have the service of their own account invoke the function.",
      fix: "Add SourceArn and SourceAccount conditions to the permission.",
      sources: [
        "prowler iam_role_cross_service_confused_deputy_prevention",
        "serverless-rules permission_multiple_principals",
      ])
  }

  private static let limits: Set = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:principalorgid", "lambda:eventsourcetoken",
  ]

  func judge(_ context: Context) throws -> Verdict {
    let statements = try context.fact(context.function().policyStatements, from: "lambda:GetPolicy")
    let open = statements.filter {
      $0.isAllowing && !$0.services.isEmpty && !$0.isLimited(by: Self.limits)
    }
    let services = Set(open.flatMap(\.services)).sorted()
    guard let first = services.first else { return .pass }
    return .fails(
      "\(first) may invoke it for any account"
        + (services.count > 1 ? ", and \(Format.counted(services.count - 1, "other"))" : ""),
      figure: Double(services.count), .list("services", services),
      .list("statements", open.map { $0.sid ?? "?" }))
  }
}
