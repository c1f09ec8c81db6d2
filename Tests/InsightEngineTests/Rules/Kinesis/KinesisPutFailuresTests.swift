import ServerlessModel
import Testing

@testable import InsightEngine

struct `kinesis-put-failures` {
  private static let story = failed(first(5, of: 5, 1))

  private static func failed(_ values: [Double]) -> Story {
    Story(.dataStream, "clicks").metric("PutRecords.FailedRecords", values)
  }

  private static func success(
    _ call: String, _ share: Double, minutes: Int = 5, of all: Int = 5
  ) -> Story {
    let values = Array(repeating: share, count: minutes) + Array(repeating: 1, count: all - minutes)
    return Story(.dataStream, "clicks").metric(call + ".Success", .average, values)
  }

  @Test(arguments: [
    Case("speaks of a lost record for five minutes", .speaks, story),
    Case("is silent of four minutes", .silent, failed(first(4, of: 5, 9))),
    Case("is silent of minutes before its window", .silent, failed(first(5, of: 6, 1))),
    Case("speaks of puts that fail", .speaks, success("PutRecord", 0.98)),
    Case("is silent of one in a hundred", .silent, success("PutRecord", 0.99)),
    Case("is silent of four minutes of them", .silent, success("PutRecord", 0.5, minutes: 4)),
    Case("is silent of those before its window", .silent, success("PutRecord", 0.5, of: 6)),
    Case("speaks of reads that fail", .speaks, success("GetRecords", 0.9)),
    Case("is silent without points", .silent, Story(.dataStream, "clicks").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.dataStream, "clicks").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(KinesisPutFailures()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = KinesisPutFailures()
    #expect(try Self.story.summary(rule) == "5 records of batches failed, 5 of the last 5 min")
    #expect(
      try Self.success("PutRecord", 0.98).summary(rule)
        == "PutRecord succeeds 98 %, 5 of the last 5 min")
    #expect(
      try Self.success("GetRecords", 0.9).evidence("putSuccessShare", rule) == .number(1))
  }

  @Test(arguments: [(2.0, Case.Outcome.silent), (1, .speaks)])
  func `can ask for more than one record`(least: Double, outcome: Case.Outcome) throws {
    var rule = KinesisPutFailures()
    rule.minFailed = Parameter("minFailed", least)
    #expect(try Self.story.verdict(rule).outcome == outcome)
  }
}
