import ServerlessModel
import Testing

@testable import InsightEngine

struct `limits and their use` {
  private static let window = Window(at: Story.now, seconds: 3600)

  private static func limits(_ story: Story) throws -> [LimitUse] {
    try LimitReport([story.resource] + story.others, source: story, window: window).limits
  }

  /// A value at each of the last hours, the days before by what each grew.
  private static func growing(days: Int, from: Double, by step: Double) -> [Double: Double] {
    var values: [Double: Double] = [30: from + step * Double(days)]
    for day in 0..<days {
      values[Double(days - day) * 1440] = from + step * Double(day)
    }
    return values
  }

  @Test func `of a queue are the messages in flight, now and at peak`() throws {
    let story = Story(.queue, "orders").metric(
      "ApproximateNumberOfMessagesNotVisible", .maximum, at: [30: 60_000, 300: 90_000])
    let use = try #require(try Self.limits(story).first)
    #expect(use.quota.name == "Messages in flight")
    #expect(use.quota.source == "default of \(Quotas.asOf)")
    #expect(use.used == 60_000)
    #expect(use.peak == 90_000)
    #expect(use.share == 0.75)
    #expect(use.severity == nil)
    #expect(use.runway == .tooShort(days: 0))
    #expect(use.resource == story.resource.id)
  }

  @Test(
    arguments: [(95_999.0, nil), (96_000, .warning), (114_000, .critical)] as [(Double, Severity?)])
  func `warn from four fifths on`(used: Double, severity: Severity?) throws {
    let story = Story(.queue, "orders").metric(
      "ApproximateNumberOfMessagesNotVisible", .maximum, at: [30: used])
    #expect(try Self.limits(story).first?.severity == severity)
  }

  @Test func `say when they are reached, by a week of daily peaks`() throws {
    let story = Story(.queue, "orders").metric(
      "ApproximateNumberOfMessagesNotVisible", .maximum,
      at: Self.growing(days: 9, from: 10_000, by: 5000))
    let use = try #require(try Self.limits(story).first)
    #expect(use.growthPerDay == 5000)
    let earliest = try #require(use.runway?.earliestDays)
    #expect(earliest > 10 && earliest < 20)
    #expect(use.runway?.words.hasPrefix("in 1") == true)
    #expect(use.severity == .warning)
  }

  @Test func `of an account that AWS counts by the hour say when they are reached`() throws {
    let usage = MetricID(
      namespace: "AWS/Usage", name: "ResourceCount",
      dimensions: [MetricID.Dimension(name: "Resource", value: "Schedules")])
    let quota = Quota(
      code: "L-MADEUP02", name: "Schedules", service: "scheduler", account: Story.account,
      region: Story.region, limit: 1_000_000, adjustable: true, source: "service-quotas",
      usage: usage, usageStatistic: .maximum)
    let story = Story.account().quota(quota).metric(
      "ResourceCount", .maximum, by: ["Resource": "Schedules"],
      (0..<360).map { 616_400 + 400 * Double($0) }, every: 3600, namespace: "AWS/Usage")
    let use = try #require(try Self.limits(story).first { $0.quota.name == "Schedules" })
    #expect(use.used == 760_000)
    #expect(use.growthPerDay == 9600)
    #expect(use.runway?.words == "in 25 d (25 to 25)")
    #expect(use.severity == .warning)
  }

  @Test func `of a table are units a second`() throws {
    let story = Story(.table, "orders").metric(
      "ConsumedWriteCapacityUnits", at: [30: 60_000, 31: 30_000])
    let use = try #require(try Self.limits(story).first)
    #expect(use.quota.code == "dynamodb.tableWriteUnits")
    #expect(use.peak == 1000)
    #expect(use.share == 0.025)
  }

  @Test func `take the live value where it was read`() throws {
    let story = Story(.table, "orders").quota("L-AB614373", 2000)
      .metric("ConsumedWriteCapacityUnits", at: [30: 60_000, 31: 30_000])
    let use = try #require(try Self.limits(story).first { $0.resource != nil })
    #expect(use.quota.limit == 2000)
    #expect(use.quota.source == "service-quotas")
    #expect(try Self.limits(story).count == 1)
  }

  @Test func `of concurrency are the account's, with who takes most`() throws {
    let story = Story().quota("L-B99A9384", 100)
      .metric("ConcurrentExecutions", .maximum, at: [30: 90, 40: 20])
    let use = try #require(try Self.limits(story).first)
    #expect(use.peak == 90)
    #expect(use.share == 0.9)
    #expect(use.users == [LimitUse.User(resource: story.resource.id, peak: 90)])
    #expect(use.resource == nil)
  }

  @Test func `are AWS's defaults where nobody read the account's`() throws {
    let use = try #require(try Self.limits(Story()).first)
    #expect(use.quota.limit == 1000)
    #expect(use.quota.source == "default of \(Quotas.asOf)")
    #expect(use.share == nil)
    #expect(use.runway == nil)
  }

  @Test func `of what is reserved for a function are its own`() throws {
    let story = Story().function { $0.reservedConcurrency = 10 }
      .metric("ConcurrentExecutions", .maximum, at: [30: 8])
    let own = try #require(try Self.limits(story).first { $0.resource == story.resource.id })
    #expect(own.quota.name == "Reserved concurrency")
    #expect(own.share == 0.8)
  }

  @Test func `stand in the order in which they run out`() throws {
    let slow = Story(.queue, "slow").metric(
      "ApproximateNumberOfMessagesNotVisible", .maximum, at: [30: 110_000])
    let fast = Story(.queue, "fast").metric(
      "ApproximateNumberOfMessagesNotVisible", .maximum,
      at: Self.growing(days: 9, from: 10_000, by: 5000))
    let uses = try Self.limits(slow) + Self.limits(fast) + Self.limits(Story())
    let names = uses.sorted(by: LimitUse.isSooner).map { $0.resource?.arn.hasSuffix("fast") }
    #expect(names == [true, false, nil])
  }

  @Test func `are told in words`() {
    #expect(Runway.days(12.4, earliest: 9.04, latest: 20.2).words == "in 12 d (9.0 to 20)")
    #expect(Runway.days(12.4, earliest: 9.04, latest: nil).words == "in 12 d (9.0 or never)")
    #expect(Runway.days(0, earliest: 0, latest: 0).words == "reached")
    #expect(Runway.endless.words == "not growing")
    #expect(Runway.tooShort(days: 2).words == "2 of 7 d")
  }
}
