import ServerlessModel
import Testing

@testable import InsightEngine

struct `sfn-executions-failed` {
  private static let story = story(failed: 1, started: 100)

  private static func story(failed: Double, started: Double, minutes: Int = 15) -> Story {
    Story(.stateMachine, "fulfil").metric("ExecutionsFailed", oldest(minutes, failed))
      .metric("ExecutionsStarted", oldest(15, started))
  }

  @Test(arguments: [
    Case("speaks of one in a hundred", .speaks, story),
    Case("is silent of a smaller share", .silent, story(failed: 1, started: 101)),
    Case("speaks where none was started in the window", .speaks, story(failed: 1, started: 0)),
    Case("is silent without failures", .silent, story(failed: 0, started: 0)),
    Case(
      "is silent of failures before its window", .silent, story(failed: 9, started: 0, minutes: 16)),
    Case("is silent without points", .silent, Story(.stateMachine, "fulfil").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.stateMachine, "fulfil").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SfnExecutionsFailed()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SfnExecutionsFailed()
    #expect(try Self.story.summary(rule) == "1 of 100 executions failed")
    #expect(try Self.story.evidence("lastEvents", rule) == nil)
  }

  @Test func `tells the last failures from the workflow's log`() throws {
    var machine = StateMachineConfiguration()
    machine.logDestinations = ["arn:aws:logs:eu-west-1:111122223333:log-group:/sf:*"]
    let line =
      #"{"type":"ExecutionFailed","execution_arn":"arn:aws:states:eu-west-1:1:execution:f:run-7","#
      + #""details":{"error":"Declined","cause":"card expired"}}"#
    let other = #"{"type":"TaskFailed","details":{"cause":"ExecutionFailed"}}"#
    let bare = #"{"type":"ExecutionFailed"}"#
    let story = Self.story.configuration(.stateMachine(machine))
      .logged([line], in: "/sf", ago: 16).logged([bare, line, other], in: "/sf", ago: 15)
    #expect(
      try story.evidence("lastEvents", SfnExecutionsFailed())
        == .list(["run-7 Declined: card expired", "?"]))
  }
}
