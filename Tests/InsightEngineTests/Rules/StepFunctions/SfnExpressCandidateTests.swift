import ServerlessModel
import Testing

@testable import InsightEngine

struct `sfn-express-candidate` {
  private static let story = story()

  /// Of two transitions an execution costs 50 dollars a million, as Express of 100 ms about one.
  private static func story(
    started: Double = 23_860.257290267273, p99: Double = 239_999, days: Double = 7,
    type: String? = "STANDARD",
    definition: String? = definition("arn:aws:states:::lambda:invoke")
  ) -> Story {
    var machine = StateMachineConfiguration()
    machine.type = type
    machine.definition = definition
    return Story(.stateMachine, "fulfil").configuration(.stateMachine(machine))
      .seen(minutes: 7 * 1440)
      .metric("ExecutionsStarted", at: [days * 1440: started])
      .metric("ExecutionTime", Statistic("p99"), at: [days * 1440: p99])
      .metric("ExecutionTime", .average, at: [60: 100])
  }

  private static func definition(_ resource: String) -> String {
    #"{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"\#(resource)","Next":"B"},"#
      + #""B":{"Type":"Succeed"}}}"#
  }

  private static func waiting(_ resource: String) -> Story {
    story(definition: definition(resource))
  }

  @Test(arguments: [
    Case("speaks of five dollars a month", .speaks, story),
    Case("is silent of less", .silent, story(started: 23_860)),
    Case("is silent of four minutes", .silent, story(p99: 240_000)),
    Case("is silent of executions before its window", .silent, story(days: 7.1)),
    Case(
      "passes a callback", .silent, waiting("arn:aws:states:::sqs:sendMessage.waitForTaskToken")),
    Case("passes a job", .silent, waiting("arn:aws:states:::glue:startJobRun.sync")),
    Case(
      "passes another workflow", .silent, waiting("arn:aws:states:::states:startExecution.sync:2")),
    Case("passes a worker", .silent, waiting("arn:aws:states:eu-west-1:1:activity:pick")),
    Case("does not apply to Express", .notApplicable, story(type: "EXPRESS")),
    Case("does not know the type", .unknown, story(type: nil)),
    Case("does not know without a definition", .unknown, story(definition: nil)),
    Case("does not know a definition that is broken", .unknown, story(definition: "{")),
    Case(
      "does not know where less than its window was seen", .unknown,
      story().seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
    Case("does not know without a configuration", .unknown, Story(.stateMachine, "fulfil")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SfnExpressCandidate()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SfnExpressCandidate()
    #expect(
      try Self.story.summary(rule)
        == "102 k executions a month cost $5.11, as Express about $0.11")
    #expect(try Self.story.evidence("transitionsEach", rule) == .number(2))
  }
}

struct `the main path of a workflow` {
  @Test(arguments: [
    (#"{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Succeed"}}}"#, 2),
    (
      #"{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Next":"B"}],"Default":"C"},"#
        + #""B":{"Type":"Succeed"},"C":{"Type":"Pass","Next":"B"}}}"#, 3
    ),
    (
      #"{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Next":"B"}]},"#
        + #""B":{"Type":"Succeed"}}}"#, 2
    ),
    (#"{"StartAt":"A","States":{"A":{"Type":"Wait","Next":"A"}}}"#, 1),
    (
      #"{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":["#
        + #"{"StartAt":"X","States":{"X":{"Type":"Pass","End":true}}},"#
        + #"{"StartAt":"Y","States":{"Y":{"Type":"Pass","End":true}}}]}}}"#, 3
    ),
    (#"{"StartAt":"gone","States":{}}"#, 0),
  ])
  func `counts its transitions`(definition: String, transitions: Int) throws {
    #expect(try #require(Workflow(definition)).transitions == transitions)
  }
}
