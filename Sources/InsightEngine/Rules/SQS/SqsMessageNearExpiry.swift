import ServerlessModel

/// Finds queues whose oldest message will soon be deleted unread.
struct SqsMessageNearExpiry: Rule {
  var usedPct = Parameter("usedPct", 75)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "sqs-message-near-expiry",
      title: "Messages are about to expire unread",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.queue], needs: [.metrics, .configuration],
      parameters: [usedPct, windowMinutes],
      why: "A message that grows older than its queue keeps it is deleted, and nobody hears of it.",
      fix: "Process or move the messages now, or lengthen retention up to 14 days.",
      sources: [
        "own",
        "AWS quotas",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    guard let kept = try context.configured(\.queue).retentionSeconds else {
      throw Lacks(.notRecorded("MessageRetentionPeriod"))
    }
    let oldest = try context.maximum("ApproximateAgeOfOldestMessage", windowSeconds) ?? 0
    let used = oldest / Double(max(1, kept))
    guard used >= usedPct.share else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    return .fails(
      "oldest message is \(Format.age(seconds: Int64(oldest))) old, kept for "
        + Format.age(seconds: Int64(kept)),
      figure: used * 100, .number("oldestSeconds", oldest), .count("retentionSeconds", kept),
      .number("usedShare", used))
  }
}
