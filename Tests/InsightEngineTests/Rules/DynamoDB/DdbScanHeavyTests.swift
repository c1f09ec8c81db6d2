import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-scan-heavy` {
  private static let story = story()

  private static func story(scans: Double = 100, queries: Double = 400, of hours: Int = 24)
    -> Story
  {
    Story(.table, "orders").seen(minutes: 1440)
      .metric(
        "SuccessfulRequestLatency", .sampleCount, by: ["Operation": "Scan"],
        oldest(hours, scans), every: 3600
      )
      .metric(
        "SuccessfulRequestLatency", .sampleCount, by: ["Operation": "Query"], oldest(24, queries),
        every: 3600
      )
      .metric(
        "SuccessfulRequestLatency", .sampleCount, by: ["Operation": "PutItem"], oldest(24, 9999),
        every: 3600)
  }

  @Test(arguments: [
    Case("speaks of a hundred scans in five hundred reads", .speaks, story),
    Case("is silent of ninety-nine scans", .silent, story(scans: 99, queries: 0)),
    Case("is silent below twenty percent of reads", .silent, story(queries: 401)),
    Case("is silent of scans before its window", .silent, story(queries: 0, of: 25)),
    Case("is silent without points", .silent, Story(.table, "orders").seen(minutes: 1440)),
    Case(
      "does not know where less than a day was seen", .unknown,
      Story(.table, "orders").seen(minutes: 1439)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.table, "orders").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbScanHeavy()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(DdbScanHeavy()) == "100 scans, 20 % of its reads")
    #expect(
      try Self.story.evidence("calls", DdbScanHeavy()) == .list(["Query ×400", "Scan ×100"]))
  }

  @Test func `names the functions that traces saw calling`() throws {
    var caller = FunctionConfiguration()
    caller.onSuccessDestination = Self.story.resource.id.arn
    let story = Self.story.beside(.lambdaFunction, "report", .function(caller))
    #expect(try story.evidence("callers", DdbScanHeavy()) == .list(["report"]))
  }
}
