import ServerlessModel

/// Finds queues that give up on messages too early, or keep them too short a time once they did.
struct SqsRedriveMisconfigured: Rule {
  var minReceive = Parameter("minReceive", 3)

  var card: RuleCard {
    RuleCard(
      id: "sqs-redrive-misconfigured",
      title: "Redrive settings lose or bounce messages",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.queue], needs: [.configuration],
      parameters: [minReceive],
      why: "A throttled consumer counts as a failed receive, and in a dead-letter queue a message "
        + "keeps the age it had.",
      fix: "Use maxReceiveCount >= 5 for Lambda and the maximum DLQ retention of 14 days (message "
        + "age keeps counting from first send).",
      sources: [
        "AWS Lambda docs",
        "cdk-nag rationale",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let queue = try context.configured(\.queue)
    guard let target = queue.deadLetterTarget else {
      guard queue.redriveKnown else { throw Lacks(.notRecorded("RedrivePolicy")) }
      return .notApplicable
    }
    let kept = context.fleet.retentionSeconds[target]
    let faults = try [
      missing(target, context), hasty(queue, context),
      Self.forgetful(queue.retentionSeconds.map(Int64.init), kept),
    ].compactMap(\.self)
    guard !faults.isEmpty else {
      guard kept != nil, queue.retentionSeconds != nil else {
        throw Lacks(.notRecorded("MessageRetentionPeriod"))
      }
      return .pass
    }
    return .fails(
      faults.joined(separator: ", "), .text("deadLetterQueue", target),
      .count("maxReceiveCount", queue.maxReceiveCount ?? 0),
      .count("retentionSeconds", queue.retentionSeconds ?? 0),
      .number("deadLetterRetentionSeconds", Double(kept ?? 0)),
      .list("consumers", consumers(context)))
  }

  private func consumers(_ context: Context) -> [String] {
    context.fleet.consumers[context.resource.id.arn, default: []].sorted()
      .map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
  }

  /// Only where all queues of the place are known can one be missing.
  private func missing(_ target: String, _ context: Context) throws -> String? {
    let id = ResourceID(arn: target)
    let near = id.account == context.resource.account && id.region == context.resource.region
    if !near || context.facts.fleet.resources.contains(where: { $0.id == id }) { return nil }
    return try context.listed("sqs") ? "dead-letter queue \(id.tail) does not exist" : nil
  }

  private func hasty(_ queue: QueueConfiguration, _ context: Context) -> String? {
    guard let receives = queue.maxReceiveCount, receives < minReceive.count,
      !consumers(context).isEmpty
    else { return nil }
    return "gives up after \(Format.counted(receives, "receive"))"
  }

  private static func forgetful(_ kept: Int64?, _ keptDead: Int64?) -> String? {
    guard let kept, let keptDead, keptDead <= kept else { return nil }
    return "dead-letter queue keeps \(Format.age(seconds: keptDead)), the queue itself "
      + Format.age(seconds: kept)
  }
}
