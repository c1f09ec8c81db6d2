import DataProvider
import ServerlessModel
import Testing

struct AlarmAnswerTests {
  static let alarms = Document(
    "alarms.json",
    """
    {"CompositeAlarms": [{"AlarmName": "all", "AlarmArn":
      "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:all", "ActionsEnabled": true,
      "AlarmRule": "ALARM(\\"orders errors\\")", "StateValue": "OK",
      "StateUpdatedTimestamp": "2026-11-20T10:00:00+00:00"}],
     "MetricAlarms": [{"AlarmName": "orders errors", "AlarmArn":
      "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders errors", "ActionsEnabled": false,
      "AlarmActions": ["arn:aws:sns:eu-west-1:111122223333:ops"], "StateValue": "ALARM",
      "StateReason": "Threshold Crossed: 3 datapoints", "StateUpdatedTimestamp":
      "2026-11-20T14:32:10.123000+00:00", "StateTransitionedTimestamp":
      "2026-11-20T14:30:00.123000+00:00", "MetricName": "Errors", "Namespace": "AWS/Lambda",
      "Statistic": "Sum", "Dimensions": [{"Name": "FunctionName", "Value": "orders-api"}],
      "Period": 60, "EvaluationPeriods": 3, "DatapointsToAlarm": 2, "Threshold": 1.0,
      "ComparisonOperator":
      "GreaterThanThreshold", "TreatMissingData": "notBreaching"}]}
    """)
  static let history = Document(
    place + "history.json",
    """
    {"AlarmHistoryItems": [
      {"AlarmName": "orders errors", "AlarmType": "MetricAlarm", "Timestamp":
       "2026-11-20T12:00:00.000000+00:00", "HistoryItemType": "StateUpdate", "HistorySummary":
       "Alarm updated from ALARM to OK", "HistoryData": "{\\"version\\":\\"1.0\\",\\"oldState\\":\
    {\\"stateValue\\":\\"ALARM\\"},\\"newState\\":{\\"stateValue\\":\\"OK\\",\
    \\"stateReason\\":\\"Threshold Crossed: none\\"}}"},
      {"AlarmName": "orders errors", "AlarmType": "MetricAlarm", "Timestamp":
       "2026-11-20T11:00:00Z", "HistoryItemType": "Action", "HistoryData": "{}"}]}
    """)

  @Test func `reads alarms with what they watch`() throws {
    let batch = try gather(Self.alarms)
    let alarm = try #require(batch.alarms.first { $0.name == "orders errors" })
    #expect(alarm.state == .alarm && alarm.kind == .cloudwatch)
    #expect(alarm.since == Instant(iso8601: "2026-11-20T14:30:00.123Z"))
    #expect(alarm.resource?.arn == "arn:aws:lambda:eu-west-1:111122223333:function:orders-api")
    #expect(alarm.statistic == "Sum" && alarm.datapointsToAlarm == 2)
    #expect(alarm.threshold == 1 && alarm.comparison == "GreaterThanThreshold")
    #expect(!alarm.actionsEnabled && alarm.treatMissingData == "notBreaching")
    #expect(batch.alarms.first { $0.name == "all" }?.kind == .composite)
    #expect(batch.coverage.contains { $0.source == .alarms && $0.outcome == .answered })
  }

  @Test(arguments: [[alarms, history], [history, alarms]])
  func `knows how an alarm stood before, with what it watches, in any order`(
    _ documents: [Document]
  ) throws {
    var reader = AnswerReader(options: AnswerOptions())
    for document in documents { #expect(try reader.read(document) != nil) }
    let batch = reader.drain(fallback: fallbackMoment)
    let states = batch.alarms.filter { $0.name == "orders errors" }
    #expect(states.map(\.state) == [.ok, .alarm])
    #expect(states.first?.since == Instant(iso8601: "2026-11-20T12:00:00Z"))
    #expect(states.first?.reason == "Threshold Crossed: none")
    #expect(states.first?.threshold == 1)
    #expect(Set(states.map(\.id)).count == 1)
  }

  @Test func `no alarms at all is an answer too`() throws {
    let batch = try gather(
      Document(place + "a.json", "{\"MetricAlarms\": [], \"CompositeAlarms\": []}"))
    #expect(batch.coverage.first?.outcome == .empty)
  }
}
