/// Amazon EventBridge, buses and rules.
package enum EventBridge {
  static let service = AWSService("events", .json11, target: "AWSEvents")

  static let operations = [
    listEventBuses, describeEventBus, listArchives, listRules, listTargetsByRule,
    listTagsForResource,
  ]
}
