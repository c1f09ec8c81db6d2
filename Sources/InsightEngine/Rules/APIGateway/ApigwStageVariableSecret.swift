import ServerlessModel

/// Finds secrets in the variables of stages.
struct ApigwStageVariableSecret: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-stage-variable-secret",
      title: "Secret in a stage variable",
      pillar: .security, sal: .sec3, severity: .critical,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.configuration],
      why: "Everybody who may read the stage can read the secret, and it is sent on to backends "
        + "and logs.",
      fix: "Keep only references to Secrets Manager in stage variables.",
      sources: [
        "prowler apigateway_restapi_no_secrets_in_stage_variables"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let found = try context.stages().flatMap { stage in
      stage.variables.compactMap { variable in
        variable.secretKind.map { (name: stage.name + "." + variable.name, kind: $0) }
      }
    }.sorted { $0.name < $1.name }
    guard let first = found.first else { return .pass }
    return .fails(
      found.dropFirst().isEmpty
        ? "\(first.name) looks like \(first.kind)"
        : "\(found.count) stage variables look like secrets, \(first.name) first",
      figure: Double(found.count), .list("variables", found.map { $0.name + ": " + $0.kind }))
  }
}
