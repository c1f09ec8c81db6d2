import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-iterator-age-high` {
  private static let story = Story().metric("IteratorAge", .maximum, first(5, of: 10, 60_000))

  private static var stream: Configuration {
    var stream = DataStreamConfiguration()
    stream.retentionHours = 24
    return .dataStream(stream)
  }

  @Test(arguments: [
    Case("speaks of 5 minutes in 10", .speaks, story),
    Case(
      "is silent of a minute less", .silent,
      Story().metric("IteratorAge", .maximum, first(4, of: 10, 60_000))),
    Case(
      "is silent below a minute of age", .silent,
      Story().metric("IteratorAge", .maximum, first(5, of: 10, 59_999))),
    Case(
      "is silent of minutes before its window", .silent,
      Story().metric("IteratorAge", .maximum, first(5, of: 11, 60_000))),
    Case(
      "speaks at 25 percent of the retention", .speaks,
      Story().function {
        $0.eventSourceMappings = [
          EventSourceMapping(
            uuid: "1", functionARN: "f",
            sourceARN: "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks")
        ]
      }.beside(.dataStream, "clicks", stream).metric("IteratorAge", .maximum, oldest(10, 21600000))),
    Case(
      "is silent below that", .silent,
      Story().function {
        $0.eventSourceMappings = [
          EventSourceMapping(
            uuid: "1", functionARN: "f",
            sourceARN: "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks")
        ]
      }.beside(.dataStream, "clicks", stream).metric("IteratorAge", .maximum, oldest(10, 21599999))),
    Case("is silent without points", .silent, Story().seen(minutes: 10)),
    Case("does not know where less than its window was seen", .unknown, Story().seen(minutes: 9)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaIteratorAgeHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaIteratorAgeHigh())
        == "reads 1 min behind, 5 of the last 10 min too old")
  }
}
