import ServerlessModel

/// Finds user pools that guess too easily.
struct CognitoWeakSettings: Rule {
  var minLength = Parameter("minLength", 8)

  var card: RuleCard {
    RuleCard(
      id: "cognito-weak-settings",
      title: "User pool has weak protection",
      pillar: .security, sal: .sec1, severity: .warning,
      kinds: [.userPool], needs: [.configuration],
      parameters: [minLength],
      why: "Passwords leak elsewhere and are tried here.",
      fix: "Require or offer MFA, lengthen passwords, enable threat protection.",
      sources: [
        "prowler cognito_user_pool_mfa_enabled",
        "AwsSolutions-COG1",
        "AwsSolutions-COG2",
        "Well-Architected serverless guidance, SEC 1 Cognito",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let action = "cognito-idp:DescribeUserPool"
    guard let pool = try context.configuration().userPool else { throw context.lacks(action) }
    let length = pool.passwordMinimumLength
    var checks = PartChecks(context)
    try checks.expect(pool.mfa.map { $0 != "OFF" }, else: "no MFA", .warning, asking: action)
    try checks.expect(
      length.map { $0 >= minLength.count },
      else: "passwords of \(Format.counted(length ?? 0, "character"))", .warning, asking: action)
    try checks.expect(
      pool.advancedSecurity.map { $0 != "OFF" }, else: "no threat protection", .warning,
      asking: action)
    return try checks.verdict()
  }
}
