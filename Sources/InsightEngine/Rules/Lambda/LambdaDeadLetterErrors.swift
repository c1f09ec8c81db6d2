import ServerlessModel

/// Finds functions whose failed events cannot be handed to their dead-letter target.
struct LambdaDeadLetterErrors: Rule {
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "lambda-dead-letter-errors",
      title: "Writes to the dead-letter target fail",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [minCount, windowMinutes],
      why: "An event that fails and cannot be put aside is lost.",
      fix: "Grant the role permission to the target, check its policy, KMS key and message size "
        + "limit.",
      sources: [
        "AWS Lambda metrics docs",
        "Blue Matador dead letter errors",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let letters = try context.sum("DeadLetterErrors", windowSeconds)
    let destinations = try context.sum("DestinationDeliveryFailures", windowSeconds)
    let lost = max(letters, destinations)
    guard lost >= minCount.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let function = try? context.function()
    let target = function?.onFailureDestination ?? function?.deadLetterTarget ?? "?"
    return .fails(
      "cannot hand over failed events: \(Format.counted(Int(letters + destinations), "time"))",
      figure: letters + destinations, .number("deadLetterErrors", letters),
      .number("destinationDeliveryFailures", destinations), .text("target", target))
  }
}
