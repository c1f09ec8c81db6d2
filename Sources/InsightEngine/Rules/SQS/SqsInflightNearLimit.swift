import ServerlessModel

/// Finds queues that will soon hand out no more messages.
struct SqsInflightNearLimit: Rule {
  var limitStandard = Parameter("limitStandard", 120000)
  var limitFifo = Parameter("limitFifo", 120000)
  var usedPct = Parameter("usedPct", 80)
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "sqs-inflight-near-limit",
      title: "In-flight messages near the limit",
      pillar: .reliability, sal: .rel1, severity: .critical,
      kinds: [.queue], needs: [.metrics],
      parameters: [limitStandard, limitFifo, usedPct, m, n],
      why: "At the limit SQS answers receives with an error, and every consumer stands still.",
      fix: "Delete messages after processing and shorten the visibility timeout; more consumers "
        + "make it worse.",
      sources: [
        "SLIC Watch InFlightMessagesPc 80 (assumes 18000 for FIFO, now 120000)",
        "AWS quotas",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let queue = try? context.configured(\.queue)
    let isFifo = queue?.fifo ?? context.resource.name.hasSuffix(".fifo")
    let limit = isFifo ? limitFifo.value : limitStandard.value
    let full = try context.breach("ApproximateNumberOfMessagesNotVisible", .maximum, ofLast: n) {
      $0.value >= usedPct.share * limit
    }
    guard full.reaches(m) else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    return .fails(
      "\(Format.count(Int(full.worst))) messages in flight of \(Format.count(Int(limit))), "
        + "\(full.minutes) of the last \(n.count) min",
      figure: full.worst, since: full.since, .number("inFlight", full.worst),
      .number("limit", limit), .count("breachingMinutes", full.minutes),
      .count("visibilityTimeoutSeconds", queue?.visibilityTimeoutSeconds ?? 0))
  }
}
