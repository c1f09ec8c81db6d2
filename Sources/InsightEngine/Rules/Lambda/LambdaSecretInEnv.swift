import ServerlessModel

/// Finds secrets in the environment variables of functions.
struct LambdaSecretInEnv: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-secret-in-env",
      title: "Secret in an environment variable",
      pillar: .security, sal: .sec3, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "Everybody who may read the configuration can read the secret, and it lands in every "
        + "export of it.",
      fix: "Store it in Secrets Manager or Parameter Store SecureString, read it at start, and "
        + "rotate the exposed value.",
      sources: [
        "prowler awslambda_function_no_secrets_in_variables",
        "Well-Architected serverless guidance, SEC 3",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let variables = try context.function().environment else {
      throw Lacks(.notRecorded("environment variables"))
    }
    let secret = variables.filter { $0.secretKind != nil }.sorted { $0.name < $1.name }
    guard let first = secret.first else { return .pass }
    let kinds = secret.map { $0.name + ": " + ($0.secretKind ?? "") }
    return .fails(
      secret.count == 1
        ? "\(first.name) looks like \(first.secretKind ?? "a secret")"
        : "\(secret.count) variables look like secrets, \(first.name) first",
      figure: Double(secret.count), .list("variables", kinds))
  }
}
