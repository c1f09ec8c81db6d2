import ServerlessModel

/// Finds roles that may do everything, or may give themselves the right to.
struct LambdaRoleAdmin: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-role-admin",
      title: "Execution role is an administrator",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "A hole in the function is a hole in the whole account.",
      fix: "Detach it and grant only what the function uses.",
      sources: [
        "prowler iam_role_administratoraccess_policy",
        "prowler iam_policy_allows_privilege_escalation",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let (id, role) = try context.role()
    guard context.speaks(for: id) else { return .pass }
    let reasons = Self.policies(role) + Self.powers(role.statements ?? [])
    guard let first = reasons.first else {
      try context.requirePolicies(of: role)
      return .pass
    }
    let name = ResourceKind.parse(arn: id.arn)?.name ?? id.arn
    let functions = context.fleet.functionsByRole[id.arn, default: []].sorted()
      .map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
    return .fail([
      Violation(
        "role \(name) \(first)", figure: Double(reasons.count), resource: id,
        evidence: [
          .text("role", id.arn), .list("reasons", reasons), .list("functions", functions),
          .text("permissionsBoundary", role.permissionsBoundary ?? "none"),
        ])
    ])
  }

  /// Managed policies that make whoever has them an administrator.
  private static func policies(_ role: RoleConfiguration) -> [String] {
    let names = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"]
    return names.filter { name in
      role.attachedPolicies?.contains { $0 == name || $0.hasSuffix("/" + name) } ?? false
    }.map { "has " + $0 }
  }

  /// Statements that allow everything, or lead there in a step or two.
  private static func powers(_ statements: [PolicyStatement]) -> [String] {
    let everything = statements.contains {
      $0.isAllowing && $0.resources.contains("*")
        && !Set($0.actions).isDisjoint(with: ["*", "*:*"])
    }
    if everything { return ["may do everything"] }
    let steps = ["iam:PutRolePolicy", "iam:CreatePolicyVersion", "iam:AttachRolePolicy"].filter {
      step in statements.contains { $0.allows(step) }
    }.map { "may raise its own rights by " + $0 }
    let pair = ["iam:PassRole", "lambda:CreateFunction"]
    let passes = pair.allSatisfy { step in statements.contains { $0.allows(step) } }
    return steps
      + (passes ? ["may raise its own rights by " + pair.joined(separator: " and ")] : [])
  }
}
