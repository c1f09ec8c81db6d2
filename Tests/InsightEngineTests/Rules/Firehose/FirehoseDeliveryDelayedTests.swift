import ServerlessModel
import Testing

@testable import InsightEngine

struct `firehose-delivery-delayed` {
  private static let story = late(first(5, of: 10, 900))

  private static func late(_ values: [Double]) -> Story {
    Story(.deliveryStream, "lake").metric("DeliveryToS3.DataFreshness", .maximum, values)
  }

  private static func success(_ values: [Double]) -> Story {
    Story(.deliveryStream, "lake").metric("DeliveryToS3.Success", .average, values)
  }

  private static func throttled(_ minutes: Int, _ records: Double = 1) -> Story {
    Story(.deliveryStream, "lake").metric("ThrottledRecords", oldest(minutes, records))
  }

  @Test(arguments: [
    Case("speaks of a quarter of an hour for five minutes", .speaks, story),
    Case("is silent of fresher records", .silent, late(first(5, of: 10, 899))),
    Case("is silent of four minutes", .silent, late(first(4, of: 10, 9000))),
    Case("is silent of minutes before its window", .silent, late(first(5, of: 11, 900))),
    Case("speaks of a delivery that fails", .speaks, success([0.98])),
    Case("is silent of one in a hundred", .silent, success([0.99])),
    Case(
      "is silent of a failure before its window", .silent,
      success([0.5] + Array(repeating: 1, count: 10))),
    Case("speaks of a throttled record", .speaks, throttled(10)),
    Case("is silent without", .silent, throttled(10, 0)),
    Case("is silent of one before its window", .silent, throttled(11)),
    Case("is silent without points", .silent, Story(.deliveryStream, "lake").seen(minutes: 10)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.deliveryStream, "lake").seen(minutes: 9)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(FirehoseDeliveryDelayed()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = FirehoseDeliveryDelayed()
    #expect(try Self.story.summary(rule) == "oldest record waits 15 min")
    let all = Self.story.metric("DeliveryToS3.Success", .average, [0.9])
      .metric("ThrottledRecords", [2])
    #expect(
      try all.summary(rule)
        == "oldest record waits 15 min, delivery succeeds 90 %, 2 records throttled")
  }

  @Test(arguments: [
    ("late", story, Severity.critical), ("failing", success([0.9]), .critical),
    ("throttled", throttled(1), .warning),
  ])
  func `warns where records are only throttled`(_: String, story: Story, severity: Severity) throws
  {
    #expect(try story.verdict(FirehoseDeliveryDelayed()).violations.first?.severity == severity)
  }
}
