import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-unused` {
  private static let story = story(gigabytes: 2)

  private static func story(
    gigabytes: Double? = nil, reads: Double = 0, writes: Double = 0, tableClass: String? = nil
  ) -> Story {
    var table = TableConfiguration()
    table.sizeBytes = gigabytes.map { Int64($0 * 1_073_741_824) }
    table.tableClass = tableClass
    return Story(.table, "orders").configuration(.table(table)).seen(minutes: 90 * 1440)
      .metric("ConsumedReadCapacityUnits", at: [90 * 1440: reads])
      .metric("ConsumedWriteCapacityUnits", at: [5: writes]).inVirginia()
  }

  private static func index(reads: Double, writes: Double) -> Story {
    let name = ["GlobalSecondaryIndexName": "by-day"]
    return story(reads: 1, writes: 1)
      .metric("ConsumedReadCapacityUnits", .sum, by: name, oldest(24, reads), every: 3600)
      .metric("ConsumedWriteCapacityUnits", .sum, by: name, oldest(24, writes), every: 3600)
  }

  @Test(arguments: [
    Case("speaks of ninety days without a read or write", .speaks, story),
    Case("is silent of a read ninety days ago", .silent, story(reads: 1)),
    Case("is silent of a write", .silent, story(writes: 1)),
    Case("speaks of an index that is only written to", .speaks, index(reads: 0, writes: 9)),
    Case("is silent of an index that is read", .silent, index(reads: 1, writes: 9)),
    Case("is silent of an index that nothing is written to", .silent, index(reads: 0, writes: 0)),
    Case(
      "speaks of fifty gigabytes that are hardly read", .speaks,
      story(gigabytes: 50, reads: 1, tableClass: "STANDARD")),
    Case(
      "is silent of a smaller table", .silent,
      story(gigabytes: 49.9, reads: 1, tableClass: "STANDARD")),
    Case(
      "is silent of a table that is kept cheaply already", .silent,
      story(gigabytes: 50, reads: 1, tableClass: "STANDARD_INFREQUENT_ACCESS")),
    Case(
      "is silent where dearer reads would cost more", .silent,
      story(gigabytes: 50, reads: 1e9, tableClass: "STANDARD")),
    Case(
      "does not know where less than ninety days were seen", .unknown,
      story.seen(minutes: 90 * 1440 - 1)),
    Case(
      "does not know without a configuration", .unknown,
      Story(.table, "orders").seen(minutes: 90 * 1440)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbUnused()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = DdbUnused()
    #expect(
      try Self.story.summary(rule) == "neither read nor written in 90 d, 2.0 GB for $0.50 a month")
    #expect(try Self.story().summary(rule) == "neither read nor written in 90 d")
    #expect(
      try Self.index(reads: 0, writes: 9).summary(rule)
        == "index by-day not read in 90 d, and written to")
    #expect(
      try Self.story(gigabytes: 50, reads: 144e6, tableClass: "STANDARD").summary(rule)
        == "50.0 GB little used: Standard-IA would save $6.00 a month")
  }
}
