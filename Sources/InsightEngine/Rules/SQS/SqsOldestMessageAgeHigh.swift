import ServerlessModel

/// Finds queues whose messages wait too long.
struct SqsOldestMessageAgeHigh: Rule {
  var ageSeconds = Parameter("ageSeconds", 300)
  var criticalSeconds = Parameter("criticalSeconds", 3600)
  var m = Parameter("m", 15)
  var n = Parameter("n", 15)

  var card: RuleCard {
    RuleCard(
      id: "sqs-oldest-message-age-high",
      title: "Messages wait too long",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.queue], needs: [.metrics],
      parameters: [ageSeconds, criticalSeconds, m, n],
      why: "Whoever waits for the message waits as long as it does.",
      fix: "Scale or fix the consumer; isolate poison messages with a DLQ.",
      sources: [
        "AWS recommended alarms (age, 15 of 15)",
        "SLIC Watch AgeOfOldestMessage",
        "Well-Architected serverless guidance, increased delay SQS",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let metric = "ApproximateAgeOfOldestMessage"
    let isTarget = context.fleet.deadLetterSources[context.resource.id.arn] != nil
    if isTarget || SqsDlqNotEmpty.isNamedSo(context.resource.name) { return .notApplicable }
    let delay = (try? context.configuration().queue?.delaySeconds) ?? 0
    let least = ageSeconds.value + Double(delay)
    let old = try context.breach(metric, .maximum, ofLast: n) { $0.value >= least }
    guard old.reaches(m) else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let depth = (try? context.maximum("ApproximateNumberOfMessagesVisible", windowSeconds)) ?? nil
    return .fails(
      "oldest message waits \(Format.age(seconds: Int64(old.worst)))"
        + (depth.map { ", \(Format.count(Int($0))) waiting" } ?? ""),
      figure: old.worst, severity: old.worst >= criticalSeconds.value ? .critical : .warning,
      since: old.since, .number("oldestSeconds", old.worst), .number("messages", depth ?? 0),
      .count("breachingMinutes", old.minutes))
  }
}
