import ServerlessModel

/// Finds queues that are asked again and again for messages they do not have.
struct SqsEmptyReceivesHigh: Rule {
  var emptyPct = Parameter("emptyPct", 80)
  var windowDays = Parameter("windowDays", 7)
  var minUSD = Parameter("minUSD", 1)

  var card: RuleCard {
    RuleCard(
      id: "sqs-empty-receives-high",
      title: "Most receives are empty",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.queue], needs: [.metrics, .configuration],
      parameters: [emptyPct, windowDays, minUSD],
      why: "A receive that finds nothing is billed like one that does.",
      fix: "Turn on long polling (20 s) or delete idle consumers.",
      sources: [
        "SQS pricing notes",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let empty = try context.sum("NumberOfEmptyReceives", windowSeconds)
    // A batch brings up to ten messages, so there were no more receives with messages than messages.
    let received = try context.sum("NumberOfMessagesReceived", windowSeconds)
    try context.require(.metrics, windowSeconds)
    guard empty > 0, empty >= emptyPct.share * (empty + received) else { return .pass }
    let queue = try? context.configured(\.queue)
    let cost = try Calculator.sqs(
      requests: empty * 30 / windowDays.value, fifo: queue?.fifo ?? false,
      region: context.resource.region
    ).totalUSD
    guard cost >= minUSD.value || pollsShort(queue, context) else { return .pass }
    let share = empty / (empty + received)
    return .fails(
      "\(Format.percent(share)) of receives are empty, \(Format.usd(cost)) a month",
      figure: cost, savingUSD: cost, .number("emptyReceives", empty),
      .number("messagesReceived", received), .number("emptyShare", share),
      .number("costUSDPerMonth", cost),
      .count("receiveWaitSeconds", queue?.receiveWaitSeconds ?? 0))
  }

  /// Whether somebody polls who does not wait; Lambda's own pollers do, whatever the queue is set to.
  private func pollsShort(_ queue: QueueConfiguration?, _ context: Context) -> Bool {
    queue?.receiveWaitSeconds == 0
      && context.fleet.consumers[context.resource.id.arn, default: []].isEmpty
  }
}
