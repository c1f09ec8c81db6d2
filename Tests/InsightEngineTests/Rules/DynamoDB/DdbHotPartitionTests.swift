import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-hot-partition` {
  private static let story = story()

  /// A hundred units a second are six thousand a minute.
  private static func story(
    events: Double = 10, used: Double = 4200, ago: Double = 15, capacity: Int? = 100
  ) -> Story {
    var table = TableConfiguration()
    table.readCapacity = capacity
    return Story(.table, "orders").configuration(.table(table))
      .metric("ReadThrottleEvents", at: [ago: events])
      .metric("ConsumedReadCapacityUnits", at: [ago: used])
  }

  @Test(arguments: [
    Case("speaks at ten events with seventy percent used", .speaks, story()),
    Case("is silent above seventy percent", .silent, story(used: 4201)),
    Case("is silent of nine events", .silent, story(events: 9)),
    Case("is silent of events before its window", .silent, story(ago: 16)),
    Case(
      "speaks of an on-demand table below its peak", .speaks,
      story(capacity: nil).metric("ConsumedReadCapacityUnits", at: [600: 6000, 15: 4200])),
    Case(
      "is silent of an on-demand table above seventy percent of its peak", .silent,
      story(capacity: nil).metric("ConsumedReadCapacityUnits", at: [600: 6000, 15: 4300])),
    Case(
      "takes a capacity of zero for on demand", .speaks,
      story(capacity: 0).metric("ConsumedReadCapacityUnits", at: [600: 6000, 15: 4200])),
    Case("is silent of an on-demand table at its peak", .silent, story(capacity: nil)),
    Case(
      "is silent where nothing says what was used", .silent,
      story(capacity: nil).metric("ConsumedReadCapacityUnits", at: [600: 1])),
    Case(
      "knows where its window was just seen", .silent, Story(.table, "orders").seen(minutes: 15)),
    Case("does not know where less was seen", .unknown, Story(.table, "orders").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.table, "orders").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbHotPartition()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(DdbHotPartition())
        == "reads throttled 10 times with 70 % of capacity used")
  }
}
