import ServerlessModel

/// Finds queues that nobody sends to.
struct SqsUnused: Rule {
  var unusedDays = Parameter("unusedDays", 90)

  var card: RuleCard {
    RuleCard(
      id: "sqs-unused",
      title: "Queue carries no messages",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.queue], needs: [.metrics],
      parameters: [unusedDays],
      why: "A mapping polls an empty queue all day, and a queue that is full and never read is "
        + "work that was lost.",
      fix: "Remove the queue and its mapping; an idle Lambda mapping still pays for polls.",
      sources: [
        "Well-Architected serverless guidance, unused resources"
      ])
  }

  var windowSeconds: Int64 { unusedDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let id = context.resource.id
    let isTarget = context.fleet.deadLetterSources[id.arn] != nil
    let queue = try? context.configured(\.queue)
    // Messages that are redriven are not counted as sent.
    guard !isTarget, !SqsDlqNotEmpty.isNamedSo(context.resource.name),
      context.isOlder(than: windowSeconds, made: queue?.createdAt)
    else { return .notApplicable }
    try context.require(.metrics, windowSeconds)
    guard try context.sum("NumberOfMessagesSent", windowSeconds) == 0 else { return .pass }
    let received = try context.sum("NumberOfMessagesReceived", windowSeconds)
    let waiting = try context.maximum("ApproximateNumberOfMessagesVisible", 3600) ?? 0
    let isStuck = waiting > 0 && received == 0
    let pollers = context.fleet.consumers[id.arn, default: []].sorted()
      .map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
    return .fails(
      isStuck
        ? "\(Format.counted(Int(waiting), "message")) waiting and never received"
        : "no message sent in \(Format.age(seconds: windowSeconds))",
      figure: waiting, severity: isStuck ? .critical : .info,
      savingUSD: isStuck ? nil : try polling(queue, context), .number("messages", waiting),
      .number("received", received), .list("polledBy", pollers))
  }

  /// What a month of asking a queue that has nothing costs; `nil` where nobody asks.
  private func polling(_ queue: QueueConfiguration?, _ context: Context) throws -> Double? {
    let empty = try context.sum("NumberOfEmptyReceives", windowSeconds)
    guard empty > 0 else { return nil }
    return try? Calculator.sqs(
      requests: empty * 30 / unusedDays.value, fifo: queue?.fifo ?? false,
      region: context.resource.region
    ).totalUSD
  }
}
