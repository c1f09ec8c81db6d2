extension Scheduler {
  /// Reads what a schedule starts and when.
  ///
  /// - IAM action: `scheduler:GetSchedule`.
  /// - Limits: rate not published.
  /// - Source: Amazon EventBridge Scheduler API Reference, GetSchedule (2026-11).
  package static let getSchedule = service(
    "GetSchedule", "reads what a schedule starts and when", keys: ["ScheduleExpression", "Target"],
    http: .get("/schedules/{Name}", query: ["GroupName": "groupName"]))
}
