import ServerlessModel
import Testing

@testable import InsightEngine

struct `account-cost-anomaly` {
  /// Stories end on a Friday at 14:00, so that yesterday began so many minutes before.
  private static let yesterday = 14.0 * 60 + 1440
  private static let full = yesterday + 6 * 7 * 1440
  private static let story = story(200)

  /// Dollars of requests yesterday, and on the same weekday of the weeks before, the newest first.
  private static func story(
    _ dollars: Double, before: [Double] = Array(repeating: 100, count: 6),
    on start: Double = yesterday
  ) -> Story {
    let function = Story.resource(.lambdaFunction, "billing")
    var story = Story(.account, Story.account).seen(minutes: full)
    story.others = [function]
    story.counted[function.id] = ([dollars] + before).enumerated().map { place, cost in
      var counters = Counters()
      counters.executions = Int(cost * 5_000_000)
      return CounterPoint(time: Story.ago(start + Double(place) * 7 * 1440), counters: counters)
    }
    return story
  }

  /// The middle of these is 100 and lies 10 from half of them, so that one scale is 14.83 dollars.
  private static let uneven: [Double] = [100, 110, 90, 110, 100, 90]

  @Test(arguments: [
    Case("speaks of a day a third dearer", .speaks, story(130.1)),
    Case("is silent below that", .silent, story(129.5)),
    Case(
      "speaks above five dollars more", .speaks, story(16.5, before: Array(repeating: 11, count: 6))
    ),
    Case(
      "is silent at five dollars more", .silent, story(16, before: Array(repeating: 11, count: 6))),
    Case("is silent below three and a half scales more", .silent, story(151.5, before: uneven)),
    Case("speaks above them", .speaks, story(152.5, before: uneven)),
    Case(
      "takes the middle of six weeks", .speaks, story(200, before: [900, 900, 900, 100, 100, 100])),
    Case("is silent of a cheaper day", .silent, story(10)),
    Case("is silent of today", .silent, story(200, before: [], on: 14 * 60)),
    Case("is silent of the day before", .silent, story(200, before: [], on: yesterday + 1)),
    Case(
      "does not concern an account without functions", .notApplicable,
      Story(.account, Story.account)),
    Case(
      "does not know where less than six weeks and a day were seen", .unknown,
      story.seen(minutes: full - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      story.denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AccountCostAnomaly()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(AccountCostAnomaly())
        == "$200.00 on 2026-11-19, $100.00 on this weekday before")
    #expect(
      try Self.story.verdict(AccountCostAnomaly()).violations.first?.since
        == Story.ago(Self.yesterday))
  }

  @Test func `says what it lacks`() throws {
    let rule = AccountCostAnomaly()
    #expect(
      try Self.story.seen(minutes: 0).denied(.logs, "logs:FilterLogEvents").verdict(rule)
        == .unknown(.denied(action: "logs:FilterLogEvents")))
    let needed = Int64(Self.full * 60)
    #expect(
      try Self.story.seen(minutes: 1440).verdict(rule)
        == .unknown(.tooShort(neededSeconds: needed, heldSeconds: 86_400)))
  }

  @Test func `names the functions that grew most`() throws {
    var story = Self.story
    for (place, cost) in [40.0, 30, 20, 0].enumerated() {
      let other = Story.resource(.lambdaFunction, "other\(place)")
      var counters = Counters()
      counters.executions = Int(cost * 5_000_000)
      story.others.append(other)
      story.counted[other.id] = [
        CounterPoint(time: Story.ago(Self.yesterday), counters: counters)
      ]
    }
    #expect(
      try story.evidence("grown", AccountCostAnomaly())
        == .list(["billing +$100.00", "other0 +$40.00", "other1 +$30.00"]))
  }
}
