import ServerlessModel

/// Finds topics whose messages do not reach their subscribers.
struct SnsDeliveryFailures: Rule {
  var minFailed = Parameter("minFailed", 1)
  var failPct = Parameter("failPct", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "sns-delivery-failures",
      title: "Notifications fail to be delivered",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.topic], needs: [.metrics],
      parameters: [minFailed, failPct, windowMinutes],
      why: "SNS counts a failure once it has given up; without a dead-letter queue the message is "
        + "lost.",
      fix: "Check endpoint permission and health; turn on delivery status logs.",
      sources: [
        "SLIC Watch NumberOfNotificationsFailed",
        "AWS recommended alarms",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let failed = try context.sum("NumberOfNotificationsFailed", windowSeconds)
    let delivered = try context.sum("NumberOfNotificationsDelivered", windowSeconds)
    guard failed >= minFailed.value, failed >= failPct.share * (failed + delivered) else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let subscriptions = (try? context.configured(\.topic).subscriptions) ?? []
    let protocols = Dictionary(grouping: subscriptions, by: \.endpointProtocol)
      .sorted { $0.key < $1.key }.map { $0.key + " ×" + Format.count($0.value.count) }
    return .fails(
      "\(Format.counted(Int(failed), "notification")) of \(Format.count(Int(failed + delivered))) "
        + "not delivered",
      figure: failed, .number("failed", failed), .number("delivered", delivered),
      .number("failedShare", failed / (failed + delivered)), .list("subscriptions", protocols))
  }
}
