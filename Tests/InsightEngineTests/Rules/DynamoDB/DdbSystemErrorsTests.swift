import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-system-errors` {
  private static let story = Story(.table, "orders").metric("SystemErrors", first(3, of: 15, 1))

  @Test(arguments: [
    Case("speaks of three minutes in fifteen", .speaks, story),
    Case(
      "is silent of two", .silent,
      Story(.table, "orders").metric("SystemErrors", first(2, of: 15, 9))),
    Case(
      "is silent of minutes without errors", .silent,
      Story(.table, "orders").metric("SystemErrors", first(3, of: 15, 0))),
    Case(
      "is silent of minutes before its window", .silent,
      Story(.table, "orders").metric("SystemErrors", first(3, of: 16, 1))),
    Case("is silent without points", .silent, Story(.table, "orders").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.table, "orders").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.table, "orders").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbSystemErrors()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(DdbSystemErrors()) == "3 service errors in 3 of the last 15 min")
  }

  @Test func `names the operations that fail, the worst first`() throws {
    let story = Story(.table, "orders")
      .metric("SystemErrors", .sum, by: ["Operation": "GetItem"], first(3, of: 15, 0))
      .metric("SystemErrors", .sum, by: ["Operation": "PutItem"], first(3, of: 15, 2))
      .metric("SystemErrors", .sum, by: ["Operation": "Query"], first(3, of: 15, 1))
    #expect(
      try story.evidence("operations", DdbSystemErrors()) == .list(["PutItem ×6", "Query ×3"]))
    #expect(
      try story.summary(DdbSystemErrors())
        == "9 service errors in 3 of the last 15 min, PutItem ×6 first")
  }
}
