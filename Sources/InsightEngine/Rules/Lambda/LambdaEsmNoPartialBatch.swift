import ServerlessModel

/// Finds readers of batches that fail as a whole for one bad item.
struct LambdaEsmNoPartialBatch: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-esm-no-partial-batch",
      title: "Batch mapping does not report partial failures",
      pillar: .reliability, sal: .rel2, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "One item that fails makes every other of its batch run again.",
      fix: "Enable ReportBatchItemFailures and return only failed item ids so that good items are "
        + "not reprocessed.",
      sources: [
        "AWS Lambda docs"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeMappings(of: { ["sqs", "kinesis", "dynamodb"].contains($0.service) }) {
      mapping in
      let size = try context.fact(mapping.batchSize, from: "lambda:GetEventSourceMapping")
      let reports = mapping.functionResponseTypes.contains("ReportBatchItemFailures")
      guard size > 1, !reports else { return nil }
      return Violation(
        "one bad item of \(mapping.sourceName) repeats a batch of \(Format.count(size))",
        figure: Double(size), evidence: [.count("batchSize", size)])
    }
  }
}
