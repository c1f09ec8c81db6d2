import ServerlessModel
import Testing

@testable import InsightEngine

struct `kinesis-iterator-age-high` {
  private static let story = Story(.dataStream, "clicks").metric(
    "GetRecords.IteratorAgeMilliseconds", .maximum, first(15, of: 15, 60_000))

  private static var stream: Configuration {
    var stream = DataStreamConfiguration()
    stream.retentionHours = 24
    return .dataStream(stream)
  }

  @Test(arguments: [
    Case("speaks of 15 minutes in 15", .speaks, story),
    Case(
      "is silent of a minute less", .silent,
      Story(.dataStream, "clicks").metric(
        "GetRecords.IteratorAgeMilliseconds", .maximum, first(14, of: 15, 60_000))),
    Case(
      "is silent below a minute of age", .silent,
      Story(.dataStream, "clicks").metric(
        "GetRecords.IteratorAgeMilliseconds", .maximum, first(15, of: 15, 59_999))),
    Case(
      "is silent of minutes before its window", .silent,
      Story(.dataStream, "clicks").metric(
        "GetRecords.IteratorAgeMilliseconds", .maximum, first(15, of: 16, 60_000))),
    Case(
      "speaks at 50 percent of the retention", .speaks,
      Story(.dataStream, "clicks").configuration(stream).metric(
        "GetRecords.IteratorAgeMilliseconds", .maximum, oldest(15, 43200000))),
    Case(
      "is silent below that", .silent,
      Story(.dataStream, "clicks").configuration(stream).metric(
        "GetRecords.IteratorAgeMilliseconds", .maximum, oldest(15, 43199999))),
    Case("is silent without points", .silent, Story(.dataStream, "clicks").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.dataStream, "clicks").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.dataStream, "clicks").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(KinesisIteratorAgeHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(KinesisIteratorAgeHigh())
        == "reads 1 min behind, 15 of the last 15 min too old")
  }
}
