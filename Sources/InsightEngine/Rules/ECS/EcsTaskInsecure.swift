import ServerlessModel

/// Finds container services that hold secrets in the open, log nothing, or own their host.
struct EcsTaskInsecure: Rule {
  var card: RuleCard {
    RuleCard(
      id: "ecs-task-insecure",
      title: "Task definition holds secrets or has no logs",
      pillar: .security, sal: .sec3, severity: .critical,
      kinds: [.containerService], needs: [.configuration],
      why: "Everybody who may read the task definition can read the secret, in every version of "
        + "it.",
      fix: "Use the secrets field, add awslogs, drop privileges.",
      sources: [
        "prowler ecs_task_definitions_no_environment_secrets",
        "prowler ecs_task_definitions_logging_enabled",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let action = "ecs:DescribeTaskDefinition"
    guard let service = try context.configuration().containerService else {
      throw context.lacks(action)
    }
    let secrets = service.environment?.filter { $0.secretKind != nil }.map(\.name).sorted()
    let silent = service.containersWithoutLogs?.sorted()
    var checks = PartChecks(context)
    try checks.expect(
      secrets?.isEmpty, else: "\(secrets?.first ?? "a variable") looks like a secret", .critical,
      asking: action)
    try checks.expect(
      silent?.isEmpty, else: "\(silent?.first ?? "a container") logs nowhere", .warning,
      asking: action)
    try checks.expect(
      service.privileged.map(!), else: "runs privileged", .warning, asking: action)
    return try checks.verdict(
      .list("variables", secrets ?? []), .list("containersWithoutLogs", silent ?? []))
  }
}
