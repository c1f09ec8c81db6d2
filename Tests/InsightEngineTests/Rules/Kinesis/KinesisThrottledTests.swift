import ServerlessModel
import Testing

@testable import InsightEngine

struct `kinesis-throttled` {
  private static let story = writes(first(5, of: 5, 10), first(5, of: 5, 990))

  private static func writes(_ events: [Double], _ records: [Double]) -> Story {
    Story(.dataStream, "clicks").metric("WriteProvisionedThroughputExceeded", events)
      .metric("IncomingRecords", records)
  }

  private static func reads(_ events: [Double], _ records: [Double]) -> Story {
    Story(.dataStream, "clicks").metric("ReadProvisionedThroughputExceeded", events)
      .metric("GetRecords.Records", records)
  }

  @Test(arguments: [
    Case("speaks of ten and one in a hundred for five minutes", .speaks, story),
    Case("is silent of four minutes", .silent, writes(first(4, of: 5, 90), first(5, of: 5, 10))),
    Case("is silent of nine a minute", .silent, writes(first(5, of: 5, 9), first(5, of: 5, 10))),
    Case(
      "is silent of a smaller share", .silent, writes(first(5, of: 5, 10), first(5, of: 5, 991))),
    Case(
      "is silent of minutes before its window", .silent,
      writes(first(5, of: 6, 10), first(5, of: 6, 90))),
    Case("speaks of writers that are all turned away", .speaks, writes(first(5, of: 5, 10), [])),
    Case("speaks of reads", .speaks, reads(first(5, of: 5, 10), first(5, of: 5, 990))),
    Case(
      "is silent of a smaller share of reads", .silent,
      reads(first(5, of: 5, 10), first(5, of: 5, 991))),
    Case("is silent without points", .silent, Story(.dataStream, "clicks").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.dataStream, "clicks").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(KinesisThrottled()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = KinesisThrottled()
    #expect(
      try Self.story.summary(rule) == "writes throttled 50 times, 5 of the last 5 min")
    let both = Self.story.metric("ReadProvisionedThroughputExceeded", first(5, of: 5, 20))
    #expect(
      try both.summary(rule)
        == "writes throttled 50 times, 5 of the last 5 min; "
        + "reads throttled 100 times, 5 of the last 5 min")
    #expect(try both.verdict(rule).violations.first?.figure == 150)
  }
}
