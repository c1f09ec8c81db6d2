import ServerlessModel

/// Finds topics whose undelivered messages land in their dead-letter queue, or not even there.
struct SnsRedriveFailing: Rule {
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "sns-redrive-failing",
      title: "Messages go to or miss the topic DLQ",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.topic], needs: [.metrics],
      parameters: [windowMinutes],
      why: "Each of these messages was not handled by somebody who subscribed to it.",
      fix: "Fix the subscriber, and the DLQ policy when redrive fails.",
      sources: [
        "AWS recommended alarms"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let redriven = try context.sum("NumberOfNotificationsRedrivenToDlq", windowSeconds)
    let lost = try context.sum("NumberOfNotificationsFailedToRedriveToDlq", windowSeconds)
    guard redriven > 0 || lost > 0 else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    return .fails(
      lost > 0
        ? "\(Format.counted(Int(lost), "notification")) lost, the dead-letter queue did not take them"
        : "\(Format.counted(Int(redriven), "notification")) put into the dead-letter queue",
      figure: redriven + lost, severity: lost > 0 ? .critical : .warning,
      .number("redriven", redriven), .number("failedToRedrive", lost))
  }
}
