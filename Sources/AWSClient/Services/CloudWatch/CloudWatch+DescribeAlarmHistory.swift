extension CloudWatch {
  /// Reads when alarms rang.
  ///
  /// - IAM action: `cloudwatch:DescribeAlarmHistory`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon CloudWatch API Reference, DescribeAlarmHistory (2026-11).
  package static let describeAlarmHistory = service(
    "DescribeAlarmHistory", "reads when alarms rang", keys: ["AlarmHistoryItems"],
    paging: Paging("NextToken", size: "MaxRecords", most: 100))

  /// What happened to alarms.
  package struct DescribeAlarmHistory: Decodable, Sendable {
    package var alarmHistoryItems: [HistoryItem]?
  }

  /// One thing that happened to an alarm.
  package struct HistoryItem: Decodable, Sendable {
    package var alarmName: String?
    /// `MetricAlarm` or `CompositeAlarm`.
    package var alarmType: String?
    package var timestamp: Timestamp?
    /// `StateUpdate`, `ConfigurationUpdate`, `Action`.
    package var historyItemType: String?
    package var historySummary: String?
    /// JSON text.
    package var historyData: String?
  }
}
