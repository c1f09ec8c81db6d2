import ServerlessModel

/// Finds stream readers that have nowhere to put a batch that fails.
struct LambdaEsmNoFailureDestination: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-esm-no-failure-destination",
      title: "Stream mapping has no failure destination",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "A batch that fails too often is skipped, and nobody hears which records it held.",
      fix: "Send discarded batches to SQS or S3 with their position so that they can be replayed.",
      sources: [
        "cdk-nag Serverless-LambdaEventSourceMappingDestination"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeMappings(of: \.isStream) { mapping in
      guard (mapping.onFailureDestination ?? "").isEmpty else { return nil }
      return Violation("batches of \(mapping.sourceName) that fail are lost")
    }
  }
}
