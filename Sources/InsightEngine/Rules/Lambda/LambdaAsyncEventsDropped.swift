import ServerlessModel

/// Finds functions whose asynchronous events were thrown away without a run.
struct LambdaAsyncEventsDropped: Rule {
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "lambda-async-events-dropped",
      title: "Asynchronous events are being dropped",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [minCount, windowMinutes],
      why: "Each of them is work that somebody handed over and that will not be done.",
      fix: "Attach an on-failure destination and check MaximumEventAgeInSeconds, retries and "
        + "concurrency.",
      sources: [
        "AWS Lambda metrics docs"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let dropped = try context.sum("AsyncEventsDropped", windowSeconds)
    guard dropped >= minCount.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let age = try? context.maximum("AsyncEventAge", windowSeconds)
    let target = target(try? context.function())
    return .fails(
      "\(Format.counted(Int(dropped), "event")) dropped in \(windowMinutes.count) min"
        + (target == "none" ? " with no destination to keep them" : ""),
      figure: dropped, .number("droppedEvents", dropped), .number("maxEventAgeMs", age ?? 0),
      .text("failureDestination", target))
  }

  private func target(_ function: FunctionConfiguration?) -> String {
    let named = function?.onFailureDestination ?? function?.deadLetterTarget
    return named ?? (function?.asyncConfigurationKnown ?? false ? "none" : "?")
  }
}
