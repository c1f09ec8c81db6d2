import ServerlessModel

/// Finds stream readers that try a record again until it expires.
struct LambdaEsmUnboundedRetry: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-esm-unbounded-retry",
      title: "Stream mapping retries a poison record until it expires",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "One record that cannot be handled stops its shard, and every run of it is billed.",
      fix: "Bound retries and record age and turn on batch bisection.",
      sources: [
        "AWS Lambda docs"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeMappings(of: { ["kinesis", "dynamodb"].contains($0.service) }) { mapping in
      let action = "lambda:GetEventSourceMapping"
      let retries = try context.fact(mapping.maximumRetryAttempts, from: action)
      let age = try context.fact(mapping.maximumRecordAgeSeconds, from: action)
      guard retries == -1, age == -1 else { return nil }
      let kept = Self.retention(mapping, context)
      return Violation(
        "a record of \(mapping.sourceName) that fails is tried again "
          + (kept.map { "for \(Format.seconds(Double($0)))" } ?? "until it expires"),
        evidence: [
          .count("maximumRetryAttempts", retries), .count("maximumRecordAgeSeconds", age),
          .text("bisect", mapping.bisectBatchOnFunctionError.map { $0 ? "on" : "off" } ?? "?"),
          .number("retentionSeconds", Double(kept ?? 0)),
        ])
    }
  }

  /// How long the stream keeps a record, in seconds; a table's always for a day.
  private static func retention(_ mapping: EventSourceMapping, _ context: Context) -> Int64? {
    mapping.service == "dynamodb"
      ? 86_400 : context.fleet.retentionSeconds[mapping.sourceARN ?? ""]
  }
}
