extension Scene {
  /// Log groups that are kept for ever, outlive their function, or cost more than it.
  mutating func logGroups() {
    let groups = functions.map(\.spec.logGroup) + ["/aws/lambda/deleted-last-year"]
    answer(
      "logs.describe-log-groups",
      [
        "logGroups": .list(
          groups.map { name in
            [
              "logGroupName": .text(name), "storedBytes": 48_213_004_211,
              "creationTime": .number(Double(Day.start - 31_536_000_000)),
              "arn": .text(Misconfigured.arn("logs", "log-group:\(name):*")),
            ]
          })
      ])
    measure(
      "AWS/Logs IncomingBytes Sum", of: ["LogGroupName": "/aws/lambda/wakes-slowly"], .hourly, 9e7)
    alarms()
    answer(
      "cloudwatch.list-metrics",
      [
        "Metrics": [
          ["Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": []],
          ["Namespace": "AWS/SQS", "MetricName": "NumberOfMessagesSent", "Dimensions": []],
        ]
      ])
  }

  /// Alarms that ring for nobody, see nothing, or watch what is gone.
  private mutating func alarms() {
    let long = "2026-09-01T00:00:00+00:00"
    let alarms: [JSON] = [
      alarm("rings-for-nobody", "OK", "copied", ["ActionsEnabled": false, "AlarmActions": []]),
      alarm("sees-nothing", "INSUFFICIENT_DATA", "copied", ["StateUpdatedTimestamp": .text(long)]),
      alarm("rings-for-ever", "ALARM", "copied-again", ["StateUpdatedTimestamp": .text(long)]),
      alarm("watches-a-ghost", "OK", "deleted-last-year", [:]),
    ]
    answer("cloudwatch.describe-alarms", ["MetricAlarms": .list(alarms), "CompositeAlarms": []])
  }

  private func alarm(_ name: String, _ state: String, _ function: String, _ more: JSON) -> JSON {
    let usual: JSON = [
      "AlarmName": .text(name),
      "AlarmArn": .text(Misconfigured.arn("cloudwatch", "alarm:" + name)),
      "StateValue": .text(state), "StateUpdatedTimestamp": "2026-11-19T00:00:00+00:00",
      "MetricName": "Errors", "Namespace": "AWS/Lambda", "Statistic": "Sum", "Period": 60,
      "EvaluationPeriods": 3, "Threshold": 5, "ActionsEnabled": true,
      "AlarmActions": [.text(Misconfigured.arn("sns", "shouts"))],
      "Dimensions": [["Name": "FunctionName", "Value": .text(function)]],
    ]
    return usual.with(more)
  }
}
