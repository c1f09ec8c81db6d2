/// Amazon EventBridge Scheduler.
package enum Scheduler {
  static let service = AWSService("scheduler", .restJSON)

  static let operations = [listSchedules, getSchedule]
}
