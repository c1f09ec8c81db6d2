import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-wrong-capacity-mode` {
  private static let story = story(69.5)

  private static func table(_ mode: String?) -> Configuration {
    var table = TableConfiguration()
    table.billingMode = mode
    return .table(table)
  }

  /// Two weeks of so many units read a second, in every hour alike.
  private static func story(_ rate: Double, mode: String? = "PAY_PER_REQUEST") -> Story {
    Story(.table, "orders").configuration(table(mode)).seen(minutes: 14 * 1440)
      .metric(
        "ConsumedReadCapacityUnits", .sum, Array(repeating: rate * 3600, count: 336), every: 3600
      ).inVirginia()
  }

  /// Every hour has five minutes of 699 units a second, and an average.
  private static func peaked(average: Double) -> Story {
    let rest = (average * 12 - 699) / 11 * 300
    let hour: [Double] = [699 * 300] + Array(repeating: rest, count: 11)
    return story(0).metric(
      "ConsumedReadCapacityUnits", .sum, Array(repeating: hour, count: 336).flatMap(\.self),
      every: 300)
  }

  @Test(arguments: [
    Case("speaks of a steady table on demand", .speaks, story),
    Case("is silent of the same table provisioned", .silent, story(69.5, mode: "PROVISIONED")),
    Case("speaks of a saving of five dollars", .speaks, story(30)),
    Case("is silent below five dollars", .silent, story(27)),
    Case("speaks where thirty percent are saved", .speaks, peaked(average: 417.33)),
    Case("is silent where less is saved", .silent, peaked(average: 411.41)),
    Case(
      "does not know where less than fourteen days were seen", .unknown,
      story.seen(minutes: 14 * 1440 - 1)),
    Case("does not know without the mode", .unknown, story(69.5, mode: nil)),
    Case("does not know without a configuration", .unknown, Story(.table, "orders")),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbWrongCapacityMode()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(DdbWrongCapacityMode())
        == "provisioned with auto scaling it would cost $9.83 a month in place of $22.52")
  }

  @Test func `proposes on demand where peaks are rare`() throws {
    let spiky = Story(.table, "orders").configuration(Self.table("PROVISIONED"))
      .seen(minutes: 14 * 1440)
      .metric(
        "ConsumedWriteCapacityUnits", .sum,
        Array(repeating: oldest(60, 60_000), count: 336).flatMap(\.self)
      ).inVirginia()
    #expect(
      try spiky.summary(DdbWrongCapacityMode())
        == "on demand it would cost $27.00 a month in place of $668.87")
    #expect(
      try spiky.evidence("peakToAverageWrites", DdbWrongCapacityMode()) == .number(60))
  }
}
