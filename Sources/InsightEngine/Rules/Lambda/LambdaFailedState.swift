import ServerlessModel

/// Finds functions that Lambda could not set up or change.
struct LambdaFailedState: Rule {
  var inactiveDays = Parameter("inactiveDays", 14)

  var card: RuleCard {
    RuleCard(
      id: "lambda-failed-state",
      title: "Function or update is in a failed state",
      pillar: .operations, sal: .ops2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [inactiveDays],
      why: "It does not run, or runs code that was meant to be replaced.",
      fix: "Fix the named cause (image access, KMS key, subnet) and deploy again.",
      sources: [
        "AWS Lambda docs"
      ])
  }

  var windowSeconds: Int64 { datedWindow }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.function()
    let state = try context.fact(function.state, from: "lambda:GetFunction")
    var parts: [String] = []
    if state == "Failed" {
      parts.append("cannot run: \(function.stateReason ?? "no reason given")")
    }
    if function.lastUpdateStatus == "Failed" {
      parts.append("last update failed: \(function.lastUpdateStatusReason ?? "no reason given")")
    }
    if !parts.isEmpty { return verdict(parts.joined(separator: ", "), function, .critical) }
    guard state == "Inactive",
      let since = try context.lasting(inactiveDays.days, { $0.state == state })
    else { return .pass }
    let age = Format.age(seconds: context.at.since(since) / 1000)
    return verdict("inactive for \(age), its first run will wait", function, .info, since: since)
  }

  private func verdict(
    _ summary: String, _ function: FunctionConfiguration, _ severity: Severity,
    since: Instant? = nil
  ) -> Verdict {
    .fails(
      summary, severity: severity, since: since, .text("state", function.state ?? "?"),
      .text("stateReason", function.stateReason ?? "?"),
      .text("lastUpdateStatus", function.lastUpdateStatus ?? "?"),
      .text("lastUpdateReason", function.lastUpdateStatusReason ?? "?"))
  }
}
