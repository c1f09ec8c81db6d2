import ServerlessModel

/// Finds queue consumers without a cap in front of something that does not grow with them.
struct LambdaSqsNoMaxConcurrency: Rule {
  var traceHours = Parameter("traceHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-sqs-no-max-concurrency",
      title: "Queue consumer has no concurrency cap",
      pillar: .reliability, sal: .rel1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration, .traces],
      parameters: [traceHours],
      why: "A full queue starts as many runs as the account allows, and each opens connections.",
      fix: "Set MaximumConcurrency on the mapping (2 to 1000) to protect the downstream without "
        + "creating throttles.",
      sources: [
        "AWS Lambda docs",
        "Well-Architected serverless guidance, REL 1",
      ])
  }

  var windowSeconds: Int64 { traceHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeMappings(of: { $0.service == "sqs" }) { mapping in
      guard mapping.maximumConcurrency == nil, try context.reservedConcurrency() == nil,
        let downstream = try context.fragileDownstream(windowSeconds)
      else { return nil }
      return Violation(
        "no cap on what reads \(mapping.sourceName) and reaches \(downstream)",
        evidence: [.text("downstream", downstream)])
    }
  }
}
