import ServerlessModel

/// Finds functions with sensitive data whose variables are encrypted with the key of everybody.
struct LambdaEnvNotCmk: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-env-not-cmk",
      title: "Environment variables use the default key",
      pillar: .security, sal: .sec2, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "Nobody can decide who may decrypt them, or see who did.",
      fix: "Set a customer managed key for functions that handle sensitive data.",
      sources: [
        "prowler awslambda_function_env_vars_not_encrypted_with_cmk"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.described()
    let variables = try context.fact(
      function.environment, from: "lambda:GetFunctionConfiguration")
    guard !variables.isEmpty, try context.isSensitive() else { return .notApplicable }
    guard (function.kmsKeyARN ?? "").isEmpty else { return .pass }
    return .fails(
      "\(Format.counted(variables.count, "variable")) of a sensitive function under the "
        + "default key",
      figure: Double(variables.count), .count("variables", variables.count),
      .list("tags", context.resource.tags.map { $0 + "=" + $1 }.sorted()),
      .text("key", "aws/lambda"))
  }
}
