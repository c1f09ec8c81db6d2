/// Amazon CloudWatch, metrics and alarms.
package enum CloudWatch {
  static let service = AWSService("cloudwatch", .json10, target: "GraniteServiceVersion20100801")

  static let operations = [
    getMetricData, getMetricStatistics, listMetrics, describeAlarms, describeAlarmHistory,
  ]
}
