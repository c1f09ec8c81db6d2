import ServerlessModel

/// Finds roles that allow services which nobody calls.
struct LambdaRoleUnusedPermissions: Rule {
  var unusedDays = Parameter("unusedDays", 90)

  var card: RuleCard {
    RuleCard(
      id: "lambda-role-unused-permissions",
      title: "Role grants services it never uses",
      pillar: .security, sal: .sec2, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [unusedDays],
      why: "A right that nobody needs helps only whoever takes over the function.",
      fix: "Remove the unused statements; keep a record so that they can be restored.",
      sources: [
        "Well-Architected serverless guidance, SEC 2 obsolete permissions",
        "IAM Access Analyzer unused access",
      ])
  }

  var windowSeconds: Int64 { datedWindow }

  func judge(_ context: Context) throws -> Verdict {
    let (id, role) = try context.role()
    guard context.speaks(for: id) else { return .pass }
    let access = try context.fact(
      role.serviceAccess, from: "iam:GetServiceLastAccessedDetails")
    let made = try context.fact(role.createdAt, from: "iam:GetRole")
    let limit = context.at.adding(seconds: -unusedDays.days)
    guard made <= limit else { return .pass }
    let unused = access.filter { ($0.lastUsed ?? made) <= limit }
      .sorted { $0.namespace < $1.namespace }
    guard let first = unused.first else { return .pass }
    let name = ResourceKind.parse(arn: id.arn)?.name ?? id.arn
    return .fail([
      Violation(
        "\(Format.counted(unused.count, "service")) not called in "
          + "\(Format.age(seconds: unusedDays.days)) by role \(name), \(first.namespace) first",
        figure: Double(unused.count), resource: id,
        evidence: [
          .text("role", id.arn),
          .list("services", unused.map { $0.namespace + ": " + ($0.lastUsed?.date ?? "never") }),
        ])
    ])
  }
}
