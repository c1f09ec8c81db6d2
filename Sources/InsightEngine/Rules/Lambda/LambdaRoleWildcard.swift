import ServerlessModel

/// Finds roles that allow more than what they name.
struct LambdaRoleWildcard: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-role-wildcard",
      title: "Execution role has wildcard permissions",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "Whoever takes over the function may do all of it, on all that there is.",
      fix:
        "Replace the wildcard by the actions seen in traces and CloudTrail and by resource ARNs.",
      sources: [
        "cdk-nag LambdaStarPermissions (pack id StarPermissions)",
        "AwsSolutions-IAM5",
        "Well-Architected serverless guidance, SEC 2",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let (id, role) = try context.role()
    guard context.speaks(for: id) else { return .pass }
    let allowing = (role.statements ?? []).filter(\.isAllowing)
    let wide = allowing.flatMap(Self.entries)
    guard let first = wide.first else {
      try context.requirePolicies(of: role)
      return .pass
    }
    let name = ResourceKind.parse(arn: id.arn)?.name ?? id.arn
    return .fail([
      Violation(
        "role \(name) allows \(first)"
          + (wide.count > 1 ? " and \(Format.count(wide.count - 1)) more" : ""),
        figure: Double(wide.count), resource: id,
        evidence: [
          .text("role", id.arn), .list("entries", wide),
          .list("statements", allowing.filter { !Self.entries($0).isEmpty }.compactMap(\.sid)),
        ])
    ])
  }

  /// The actions of a statement that end in a star, or that are allowed on everything and need not be.
  private static func entries(_ statement: PolicyStatement) -> [String] {
    if !statement.notActions.isEmpty {
      return ["all but " + statement.notActions.joined(separator: ", ")]
    }
    let everywhere = statement.resources.contains("*")
    return statement.actions.filter { !isExempt($0) }.compactMap { action in
      if action.hasSuffix("*") { return action + (everywhere ? " on *" : "") }
      return everywhere && isScopable(action) ? action + " on *" : nil
    }
  }

  /// What every function needs and what cannot be narrowed: logs, traces, metrics and network interfaces.
  private static func isExempt(_ action: String) -> Bool {
    let name = action.lowercased()
    let prefixes = [
      "xray:put", "xray:get", "cloudwatch:putmetricdata", "logs:createlog", "logs:putlogevents",
      "sts:getcalleridentity", "ecr:getauthorizationtoken",
    ]
    if prefixes.contains(where: name.hasPrefix) { return true }
    return name.hasPrefix("ec2:")
      && ["networkinterface", "privateipaddresses"].contains { name.contains($0) }
  }

  /// Most actions that list or describe take no resource at all.
  private static func isScopable(_ action: String) -> Bool {
    let verb = action.split(separator: ":").last ?? ""
    return !verb.hasPrefix("List") && !verb.hasPrefix("Describe")
  }
}
