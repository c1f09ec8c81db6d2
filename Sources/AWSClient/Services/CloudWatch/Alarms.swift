extension CloudWatch {
  /// Alarms.
  package struct DescribeAlarms: Decodable, Sendable {
    package var metricAlarms: [Alarm]?
    package var compositeAlarms: [Alarm]?
  }

  /// One alarm; a composite one has a rule in place of a metric.
  package struct Alarm: Decodable, Sendable {
    package var alarmName: String?
    package var alarmArn: String?
    package var actionsEnabled: Bool?
    package var alarmActions: [String]?
    package var stateValue: String?
    package var stateReason: String?
    package var stateUpdatedTimestamp: Timestamp?
    package var stateTransitionedTimestamp: Timestamp?
    package var metricName: String?
    package var namespace: String?
    package var statistic: String?
    package var extendedStatistic: String?
    package var dimensions: [Dimension]?
    package var period: Int?
    package var evaluationPeriods: Int?
    package var datapointsToAlarm: Int?
    package var threshold: Double?
    package var comparisonOperator: String?
    package var treatMissingData: String?
    /// The metrics of an alarm on an expression.
    package var metrics: [Query]?
    package var alarmRule: String?
  }

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

  /// What the history of a state change holds.
  package struct StateChange: Decodable, Sendable {
    package var newState: State?
  }

  /// One state with its reason.
  package struct State: Decodable, Sendable {
    package var stateValue: String?
    package var stateReason: String?
  }
}
