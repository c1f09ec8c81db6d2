import ServerlessModel

/// Finds queues that show a message again while the function may still work on it.
struct LambdaSqsVisibilityTooShort: Rule {
  var factor = Parameter("factor", 6)

  var card: RuleCard {
    RuleCard(
      id: "lambda-sqs-visibility-too-short",
      title: "Queue visibility timeout is below 6x the function timeout",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [factor],
      why: "A message that becomes visible while it is worked on, or waits behind throttles, is "
        + "handled twice.",
      fix: "Set the queue visibility timeout to at least six times the function timeout to avoid "
        + "duplicate processing.",
      sources: [
        "cdk-nag LambdaEventSourceSQSVisibilityTimeout",
        "AWS Lambda docs",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeMappings(of: { $0.service == "sqs" }) { mapping in
      let function = try context.described()
      let timeout = try context.fact(function.timeoutSeconds, from: "lambda:ListFunctions")
      let queue = context.fleet.configurations[ResourceID(arn: mapping.sourceARN ?? "")]?.queue
      let hidden = try context.fact(
        queue?.visibilityTimeoutSeconds, from: "sqs:GetQueueAttributes")
      let needed = factor.count * timeout + (mapping.batchingWindowSeconds ?? 0)
      guard hidden < needed else { return nil }
      return Violation(
        "\(mapping.sourceName) hides a message for \(Format.seconds(Double(hidden))), "
          + "\(Format.seconds(Double(needed))) needed",
        figure: Double(needed - hidden),
        evidence: [
          .count("visibilityTimeoutSeconds", hidden), .count("timeoutSeconds", timeout),
          .count("batchingWindowSeconds", mapping.batchingWindowSeconds ?? 0),
          .count("neededSeconds", needed),
        ])
    }
  }
}
