import AWSClient
import Foundation
import ServerlessModel

extension CloudWatchAnswers {
  static func alarms(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: CloudWatch.DescribeAlarms = try answer.decode()
    for alarm in reply.metricAlarms ?? [] { keep(alarm, .cloudwatch, answer, &gathering) }
    for alarm in reply.compositeAlarms ?? [] { keep(alarm, .composite, answer, &gathering) }
    let count = (reply.metricAlarms ?? []).count + (reply.compositeAlarms ?? []).count
    gathering.cover(
      .alarms, account: answer.account, region: answer.region, scope: "*",
      count == 0 ? .empty : .answered, at: answer.time)
  }

  private static func keep(
    _ alarm: CloudWatch.Alarm, _ kind: Alarm.Kind, _ answer: Answer, _ gathering: inout Gathering
  ) {
    guard let name = alarm.alarmName else { return }
    let arn = alarm.alarmArn.map { ResourceID(arn: $0) }
    let account = answer.place(arn?.account, answer.account)
    let region = answer.place(arn?.region, answer.region)
    let single = MetricID(
      alarm.namespace, alarm.metricName,
      (alarm.dimensions ?? []).map { ($0.name ?? "", $0.value ?? "") })
    let metrics = single.map { [$0] } ?? (alarm.metrics ?? []).compactMap(\.named)
    let owner = metrics.lazy.compactMap {
      MetricOwner.resource(of: $0, account: account, region: region)
    }.first
    gathering.alarms.define(
      Alarm(
        id: alarm.alarmArn ?? AlarmBook.arn(name, account, region), name: name, kind: kind,
        state: alarm.stateValue.flatMap(Alarm.State.init) ?? .insufficientData,
        reason: alarm.stateReason.map(answer.options.redact),
        since: Instant(milliseconds: 0), account: account, region: region, resource: owner,
        metric: metrics.first, statistic: alarm.statistic ?? alarm.extendedStatistic,
        threshold: alarm.threshold, comparison: alarm.comparisonOperator,
        periodSeconds: alarm.period ?? alarm.metrics?.lazy.compactMap(\.metricStat?.period).first,
        evaluationPeriods: alarm.evaluationPeriods, datapointsToAlarm: alarm.datapointsToAlarm,
        treatMissingData: alarm.treatMissingData,
        actions: alarm.alarmActions ?? [], actionsEnabled: alarm.actionsEnabled ?? true,
        rule: alarm.alarmRule),
      since: Instant(alarm.stateTransitionedTimestamp) ?? Instant(alarm.stateUpdatedTimestamp)
        ?? answer.time)
  }

  static func history(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: CloudWatch.DescribeAlarmHistory = try answer.decode()
    for item in reply.alarmHistoryItems ?? [] where item.historyItemType == "StateUpdate" {
      guard let name = item.alarmName, let time = Instant(item.timestamp),
        let text = item.historyData,
        let change = try? AWSJSON.decode(CloudWatch.StateChange.self, from: Data(text.utf8)),
        let state = change.newState?.stateValue.flatMap(Alarm.State.init)
      else { continue }
      gathering.alarms.change(
        AlarmBook.Change(
          id: AlarmBook.arn(name, answer.account, answer.region), name: name,
          kind: item.alarmType == "CompositeAlarm" ? .composite : .cloudwatch,
          account: answer.account, region: answer.region, time: time, state: state,
          reason: (change.newState?.stateReason).map(answer.options.redact)))
    }
    gathering.cover(
      .alarms, account: answer.account, region: answer.region, scope: "history", .answered,
      at: answer.time)
  }
}

extension CloudWatch.Query {
  /// The metric that the query asks for; `nil` for an expression.
  fileprivate var named: MetricID? { MetricSource.metric(metricStat?.metric) }
}
