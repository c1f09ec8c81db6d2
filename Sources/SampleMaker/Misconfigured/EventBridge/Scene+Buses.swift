extension Scene {
  /// A bus for everybody, a rule without a queue for what fails, and one that was switched off long ago.
  mutating func buses() {
    answer(
      "events.list-event-buses",
      [
        "EventBuses": [
          [
            "Name": "open-bus", "Arn": .text(Misconfigured.arn("events", "event-bus/open-bus")),
            "Policy": .text(Self.anybody),
          ]
        ]
      ])
    answer(
      "events.list-rules",
      [
        "Rules": [
          rule("every-five-minutes", "ENABLED", ["ScheduleExpression": "rate(5 minutes)"]),
          rule("orders", "ENABLED", ["EventPattern": "{\"detail-type\":[\"Order\"]}"]),
          rule("switched-off", "DISABLED", ["EventPattern": "{\"detail-type\":[\"Old\"]}"]),
        ]
      ], at: Day.start - 100 * 86_400_000)
    target(of: "every-five-minutes", Misconfigured.arn("lambda", "function:loses-events"))
    target(of: "orders", Misconfigured.arn("sqs", "piles-up"))
    measure("AWS/Events FailedInvocations Sum", of: ["RuleName": "orders"], .lately, 5)
    measure("AWS/Events ThrottledRules Sum", of: ["RuleName": "orders"], .lately, 3)
  }

  private func rule(_ name: String, _ state: String, _ trigger: JSON) -> JSON {
    let fields: JSON = [
      "Name": .text(name), "Arn": .text(Misconfigured.arn("events", "rule/" + name)),
      "State": .text(state), "EventBusName": "default",
    ]
    return fields.with(trigger)
  }

  private mutating func target(of rule: String, _ arn: String) {
    answer("events.list-targets-by-rule.\(rule)", ["Targets": [["Id": "1", "Arn": .text(arn)]]])
  }
}
