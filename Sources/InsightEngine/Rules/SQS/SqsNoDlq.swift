import ServerlessModel

/// Finds queues that have nowhere to put a message that cannot be handled.
struct SqsNoDlq: Rule {
  var card: RuleCard {
    RuleCard(
      id: "sqs-no-dlq",
      title: "Queue has no dead-letter queue",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.queue], needs: [.configuration],
      why: "A message that cannot be handled comes back again and again until it expires, and is "
        + "then lost.",
      fix: "Add a redrive policy with maxReceiveCount of at least 3 (5 for Lambda consumers).",
      sources: [
        "cdk-nag Serverless-SQSRedrivePolicy",
        "AwsSolutions-SQS3",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let id = context.resource.id
    guard let queue = try context.configuration().queue else {
      throw Lacks(.notRecorded("configuration"))
    }
    if queue.deadLetterTarget != nil { return .pass }
    let isTarget = context.fleet.deadLetterSources[id.arn] != nil
    if isTarget || SqsDlqNotEmpty.isNamedSo(context.resource.name) { return .notApplicable }
    guard queue.redriveKnown else { throw Lacks(.notRecorded("RedrivePolicy")) }
    let consumers = context.fleet.consumers[id.arn, default: []].sorted()
      .map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
    return .fails("no dead-letter queue", .list("consumers", consumers))
  }
}
