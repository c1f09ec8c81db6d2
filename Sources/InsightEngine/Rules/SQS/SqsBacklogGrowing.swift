import ServerlessModel

/// Finds queues that fill faster than they are emptied.
struct SqsBacklogGrowing: Rule {
  var windowMinutes = Parameter("windowMinutes", 30)
  var minDepth = Parameter("minDepth", 100)
  var ratio = Parameter("ratio", 0.9)

  var card: RuleCard {
    RuleCard(
      id: "sqs-backlog-growing",
      title: "Backlog keeps growing",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.queue], needs: [.metrics],
      parameters: [windowMinutes, minDepth, ratio],
      why: "A backlog that grows will not go away by itself; messages wait longer and longer.",
      fix: "Raise consumer concurrency or batch size; check for failing batches.",
      sources: [
        "AWS recommended alarms (MessagesVisible)",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let metric = "ApproximateNumberOfMessagesVisible"
    let depths = try context.points(metric, .maximum, windowSeconds).map(\.value)
    let sent = try context.sum("NumberOfMessagesSent", windowSeconds)
    let deleted = try context.sum("NumberOfMessagesDeleted", windowSeconds)
    try context.require(.metrics, windowSeconds)
    guard let depth = depths.last, depth >= minDepth.value,
      let slope = Sample.slope(depths), slope > 0, deleted < sent * ratio.value
    else { return .pass }
    let minutes = Double(windowMinutes.count)
    return .fails(
      "\(Format.count(Int(depth))) messages waiting and growing: in \(Format.short(sent / minutes)), "
        + "out \(Format.short(deleted / minutes)) a minute",
      figure: depth, .number("messages", depth), .number("sentPerMinute", sent / minutes),
      .number("deletedPerMinute", deleted / minutes), .number("slopePerPeriod", slope),
      .number("drainMinutes", deleted > 0 ? depth / (deleted / minutes) : 0))
  }
}
