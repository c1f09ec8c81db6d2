import ServerlessModel
import Testing

@testable import InsightEngine

struct `sfn-history-near-quota` {
  private static let story = story(events: 20_000)

  private static func story(events: Int? = 100, open: Int? = 10, type: String = "STANDARD") -> Story
  {
    var machine = StateMachineConfiguration()
    machine.type = type
    machine.openExecutions = open
    machine.histories = events.map {
      [
        ExecutionHistory(execution: "short", events: 7),
        ExecutionHistory(execution: "run-7", events: $0, busiestState: "Poll"),
      ]
    }
    return Story(.stateMachine, "fulfil").configuration(.stateMachine(machine))
  }

  @Test(arguments: [
    Case("speaks of twenty thousand events", .speaks, story),
    Case("is silent of fewer", .silent, story(events: 19_999)),
    Case("speaks of eight hundred thousand open executions", .speaks, story(open: 800_000)),
    Case("is silent of fewer", .silent, story(open: 799_999)),
    Case(
      "speaks of a history where executions were not listed", .speaks,
      story(events: 20_000, open: nil)),
    Case(
      "speaks of open ones where no history was read", .speaks, story(events: nil, open: 800_000)),
    Case("does not apply to Express", .notApplicable, story(events: 25_000, type: "EXPRESS")),
    Case("does not know where no history was read", .unknown, story(events: nil)),
    Case("does not know where executions were not listed", .unknown, story(open: nil)),
    Case("does not know without a configuration", .unknown, Story(.stateMachine, "fulfil")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SfnHistoryNearQuota()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SfnHistoryNearQuota()
    #expect(try Self.story.summary(rule) == "20,000 of 25,000 events in one history")
    #expect(try Self.story.evidence("execution", rule) == .text("run-7"))
    #expect(try Self.story.evidence("busiestState", rule) == .text("Poll"))
    #expect(
      try Self.story(events: 25_000, open: 900_000).summary(rule)
        == "25,000 of 25,000 events in one history, 900,000 of 1,000,000 executions open")
  }
}
