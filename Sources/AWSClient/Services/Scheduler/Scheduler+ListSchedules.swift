extension Scheduler {
  /// Finds the schedules.
  ///
  /// - IAM action: `scheduler:ListSchedules`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon EventBridge Scheduler API Reference, ListSchedules (2026-11).
  package static let listSchedules = service(
    "ListSchedules", "finds the schedules", keys: ["Schedules"],
    http: .get(
      "/schedules",
      query: [
        "GroupName": "ScheduleGroup", "MaxResults": "MaxResults", "NamePrefix": "NamePrefix",
        "NextToken": "NextToken", "State": "State",
      ]), paging: Paging("NextToken", size: "MaxResults", most: 100))

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
