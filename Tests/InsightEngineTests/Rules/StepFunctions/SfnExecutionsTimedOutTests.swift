import ServerlessModel
import Testing

@testable import InsightEngine

struct `sfn-executions-timed-out` {
  private static let story = story("ExecutionsTimedOut", 1)

  private static func story(_ metric: String, _ value: Double, minutes: Int = 60) -> Story {
    Story(.stateMachine, "fulfil").metric(metric, [value] + Array(repeating: 0, count: minutes - 1))
  }

  @Test(arguments: [
    Case("speaks of one timeout", .speaks, story),
    Case("is silent without", .silent, story("ExecutionsTimedOut", 0)),
    Case(
      "is silent of one before its window", .silent, story("ExecutionsTimedOut", 9, minutes: 61)),
    Case("speaks of five aborted", .speaks, story("ExecutionsAborted", 5)),
    Case("is silent of four", .silent, story("ExecutionsAborted", 4)),
    Case("is silent without points", .silent, Story(.stateMachine, "fulfil").seen(minutes: 60)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.stateMachine, "fulfil").seen(minutes: 59)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SfnExecutionsTimedOut()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SfnExecutionsTimedOut()
    let late = try Self.story.verdict(rule).violations.first
    #expect(late?.summary == "1 execution timed out" && late?.severity == .critical)
    let aborted = try Self.story("ExecutionsAborted", 5).verdict(rule).violations.first
    #expect(aborted?.summary == "5 executions aborted" && aborted?.severity == .info)
  }
}
