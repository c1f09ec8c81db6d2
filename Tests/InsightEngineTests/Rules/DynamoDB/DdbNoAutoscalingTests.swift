import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-no-autoscaling` {
  private static let story = story(scaling: [])

  private static func story(
    scaling: [String]?, indexes: [TableIndex] = [], mode: String? = "PROVISIONED"
  ) -> Story {
    var table = TableConfiguration()
    table.billingMode = mode
    table.indexes = indexes
    table.scaling = scaling?.map { ScalingTarget(dimension: $0, minimum: 1, maximum: 9) }
    return Story(.table, "orders").configuration(.table(table))
  }

  private static let both = [
    "dynamodb:table:ReadCapacityUnits", "dynamodb:table:WriteCapacityUnits",
  ]

  @Test(arguments: [
    Case("speaks of a table without targets", .speaks, story),
    Case("speaks of one side without", .speaks, story(scaling: Array(both.prefix(1)))),
    Case("passes a table with both", .silent, story(scaling: both)),
    Case(
      "speaks of an index without", .speaks,
      story(scaling: both, indexes: [TableIndex(name: "by-day", global: true)])),
    Case(
      "passes a local index, which has no capacity of its own", .silent,
      story(scaling: both, indexes: [TableIndex(name: "by-day", global: false)])),
    Case("does not apply on demand", .notApplicable, story(scaling: [], mode: "PAY_PER_REQUEST")),
    Case("does not know without the mode", .unknown, story(scaling: [], mode: nil)),
    Case("does not know where targets were not asked for", .unknown, story(scaling: nil)),
    Case("does not know without a configuration", .unknown, Story(.table, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbNoAutoscaling()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(DdbNoAutoscaling()) == "no auto scaling of reads, writes")
    let index = Self.story(
      scaling: Self.both + ["dynamodb:index:ReadCapacityUnits by-day"],
      indexes: [TableIndex(name: "by-day", global: true)])
    #expect(try index.summary(DdbNoAutoscaling()) == "no auto scaling of writes of by-day")
  }
}
