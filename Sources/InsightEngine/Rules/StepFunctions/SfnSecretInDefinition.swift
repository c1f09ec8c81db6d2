import ServerlessModel

/// Finds secrets in the definitions of workflows.
struct SfnSecretInDefinition: Rule {
  var card: RuleCard {
    RuleCard(
      id: "sfn-secret-in-definition",
      title: "Secret in a workflow definition",
      pillar: .security, sal: .sec3, severity: .critical,
      kinds: [.stateMachine], needs: [.configuration],
      why: "Everybody who may read the definition can read the secret, and every execution "
        + "history holds it.",
      fix: "Use EventBridge connections or Secrets Manager references.",
      sources: [
        "prowler stepfunctions_statemachine_no_secrets_in_definition"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let secrets = try context.configured(\.stateMachine).secretsInDefinition else {
      throw Lacks(.notRecorded("states:DescribeStateMachine"))
    }
    guard let first = secrets.first else { return .pass }
    return .fails(
      secrets.dropFirst().isEmpty
        ? "1 field of the definition looks like a secret: \(first)"
        : "\(secrets.count) fields of the definition look like secrets, \(first) first",
      figure: Double(secrets.count), .list("fields", secrets))
  }
}
