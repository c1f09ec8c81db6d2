import ServerlessModel

/// Finds functions that anybody with an AWS account may invoke.
struct LambdaPublicPolicy: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-public-policy",
      title: "Function can be invoked by anyone",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "Strangers can run it with any event they like, at your cost.",
      fix: "Remove the statement or restrict it to an account, organisation or source ARN.",
      sources: [
        "prowler awslambda_function_not_publicly_accessible",
        "cdk-nag LambdaFunctionPublicAccessProhibited",
        "AWS Config lambda-function-public-access-prohibited",
      ])
  }

  /// Conditions that keep strangers out; who may call an address is for another rule to say.
  private static let limits: Set = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn",
    "aws:sourcevpc", "aws:sourcevpce", "aws:sourceip", "lambda:functionurlauthtype",
    "lambda:eventsourcetoken",
  ]

  func judge(_ context: Context) throws -> Verdict {
    let statements = try context.fact(context.function().policyStatements, from: "lambda:GetPolicy")
    let open = statements.filter {
      $0.isAllowing && $0.isPublic && !$0.isLimited(by: Self.limits)
    }
    guard let first = open.first else { return .pass }
    let name = first.sid.map { "statement " + $0 } ?? "an unnamed statement"
    return .fails(
      "anybody may \(first.actions.first ?? "invoke it") by \(name)",
      figure: Double(open.count), .list("statements", open.map { $0.sid ?? "?" }),
      .list("principals", Set(open.flatMap(\.principals)).sorted()))
  }
}
