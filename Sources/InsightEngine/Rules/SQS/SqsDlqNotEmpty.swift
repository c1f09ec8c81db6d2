import ServerlessModel

/// Finds dead-letter queues that hold messages.
struct SqsDlqNotEmpty: Rule {
  var windowMinutes = Parameter("windowMinutes", 15)
  var maxMessages = Parameter("maxMessages", 0)

  var card: RuleCard {
    RuleCard(
      id: "sqs-dlq-not-empty",
      title: "Messages sit in a dead-letter queue",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.queue], needs: [.metrics, .configuration],
      parameters: [windowMinutes, maxMessages],
      why: "Each message is work that was given up, and it is deleted when its retention ends.",
      fix: "Read a sample, fix the consumer, then start a redrive; alarm on depth > 0.",
      sources: [
        "Well-Architected serverless guidance, DLQ alarms",
        "Dashbird",
        "AWS recommended alarms",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let sources = context.fleet.deadLetterSources[context.resource.id.arn] ?? []
    guard !sources.isEmpty || Self.isNamedSo(context.resource.name) else { return .notApplicable }
    let metric = "ApproximateNumberOfMessagesVisible"
    let points = try context.points(metric, .maximum, windowSeconds)
    guard let now = points.last?.value, now > maxMessages.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let grew = now > (points.first?.value ?? now)
    let oldest = (try? context.maximum("ApproximateAgeOfOldestMessage", windowSeconds)) ?? nil
    let age = oldest.map { ", oldest \(Format.age(seconds: Int64($0)))" } ?? ""
    let from = sources.map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
    return .fails(
      Format.counted(Int(now), "message") + " waiting" + age, figure: now,
      severity: grew ? .critical : .warning, .number("messages", now),
      .text("trend", grew ? "growing" : "constant"), .number("oldestSeconds", oldest ?? 0),
      .list("sources", from),
      .number(
        "retentionSeconds", Double(context.fleet.retentionSeconds[context.resource.id.arn] ?? 0)))
  }

  /// Whether the name says that the queue is one, where no redrive policy does.
  static func isNamedSo(_ name: String) -> Bool {
    let parts = name.lowercased().split { $0 == "-" || $0 == "_" || $0 == "." }
    return parts.contains("dlq") || parts.contains("deadletter")
      || zip(parts, parts.dropFirst()).contains { $0 == "dead" && $1 == "letter" }
  }
}
