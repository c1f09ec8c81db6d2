import ServerlessModel

/// Finds user pools that turn sign-ins away.
struct CognitoThrottled: Rule {
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "cognito-throttled",
      title: "Sign-in requests are throttled",
      pillar: .reliability, sal: .rel1, severity: .critical,
      kinds: [.userPool], needs: [.metrics],
      parameters: [m, n],
      why: "Who cannot sign in cannot do anything.",
      fix: "Cache tokens on the client and request a higher rate quota.",
      sources: [
        "AWS recommended alarms (5 of 5)"
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  private static let metrics = [
    ("SignInThrottles", "sign-ins"), ("SignUpThrottles", "sign-ups"),
    ("TokenRefreshThrottles", "token refreshes"), ("FederationThrottles", "federated sign-ins"),
  ]

  func judge(_ context: Context) throws -> Verdict {
    var checks = PartChecks(context)
    for (metric, what) in Self.metrics {
      try checks.look {
        let throttled = try context.breach(metric, .sum, ofLast: n) { $0.value >= 1 }
        guard throttled.reaches(m) else { return nil }
        return WrongPart(
          "\(what) throttled \(Format.counted(Int(throttled.total), "time"))", .critical,
          since: throttled.since,
          .number(metric.prefix(1).lowercased() + metric.dropFirst(), throttled.total))
      }
    }
    try checks.require(.metrics, windowSeconds)
    return try checks.verdict()
  }
}
