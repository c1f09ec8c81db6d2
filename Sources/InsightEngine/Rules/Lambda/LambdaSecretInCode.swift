import ServerlessModel

/// Finds secrets in the code of functions, as Amazon Inspector's code scan tells of them.
struct LambdaSecretInCode: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-secret-in-code",
      title: "Secret in the deployment package",
      pillar: .security, sal: .sec3, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "Whoever can read the package, or one of its old versions, has the secret.",
      fix: "Remove it from the code, rotate it, and add a secret scanner to the pipeline.",
      sources: [
        "prowler awslambda_function_no_secrets_in_code",
        "prowler awslambda_layer_no_secrets_in_content",
        "Amazon Inspector Lambda code scanning",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let secrets = try context.codeFindings().filter(\.isSecret)
    guard let first = secrets.first else {
      let scan = try context.fact(
        context.regionalAccount().settings.inspectorLambdaCode,
        from: "inspector2:BatchGetAccountStatus")
      guard scan == "ENABLED" else { throw Lacks(.notRecorded("Amazon Inspector code scan")) }
      return .pass
    }
    return .fails(
      "\(Format.counted(secrets.count, "secret")) in the code, \(first.words)",
      figure: Double(secrets.count), .list("places", secrets.map(\.words)),
      .list("patterns", Set(secrets.map(\.title)).sorted()))
  }
}
