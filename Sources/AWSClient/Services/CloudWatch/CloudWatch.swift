/// Amazon CloudWatch, metrics and alarms.
package enum CloudWatch {
  private static let call = ServiceName("cloudwatch", .json10)

  static let operations = [
    call("GetMetricData", ["MetricDataResults"], "reads points of many metrics at once"),
    call("GetMetricStatistics", ["Datapoints", "Label"], "reads points of one metric"),
    call("ListMetrics", ["Metrics", "Metrics.MetricName"], "finds which metrics there are"),
    call("DescribeAlarms", ["MetricAlarms"], "reads alarms and their state"),
    call("DescribeAlarmHistory", ["AlarmHistoryItems"], "reads when alarms rang"),
  ]
}
