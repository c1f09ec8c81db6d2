/// Amazon EventBridge Scheduler.
package enum Scheduler {
  private static let call = ServiceName("scheduler", .restJSON)

  static let operations = [
    call("ListSchedules", ["Schedules"], "finds the schedules"),
    call("GetSchedule", ["ScheduleExpression", "Target"], "reads what a schedule starts and when"),
  ]

  /// Schedules.
  package struct ListSchedules: Decodable, Sendable {
    package var schedules: [Schedule]?
  }

  /// One schedule with as much as the call says of it.
  package struct Schedule: Decodable, Sendable {
    package var arn: String?
    package var name: String?
    package var groupName: String?
    package var state: String?
    package var scheduleExpression: String?
    package var scheduleExpressionTimezone: String?
    package var target: EventBridge.Target?
  }
}
