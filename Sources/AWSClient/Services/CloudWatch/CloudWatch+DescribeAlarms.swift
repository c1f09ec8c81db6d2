extension CloudWatch {
  /// Reads alarms and their state.
  ///
  /// - IAM action: `cloudwatch:DescribeAlarms`.
  /// - Limits: 100 a page; 9 calls a second.
  /// - Source: Amazon CloudWatch API Reference, DescribeAlarms (2026-11).
  package static let describeAlarms = service(
    "DescribeAlarms", "reads alarms and their state", keys: ["MetricAlarms"],
    paging: Paging("NextToken", size: "MaxRecords", most: 100), rate: 9)

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
}
