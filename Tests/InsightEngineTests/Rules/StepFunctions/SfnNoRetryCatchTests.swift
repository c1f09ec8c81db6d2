import ServerlessModel
import Testing

@testable import InsightEngine

struct `sfn-no-retry-catch` {
  private static let story = story(task(retry: nil, timeout: nil))
  private static let lambda = "arn:aws:states:::lambda:invoke"

  private static func task(
    _ resource: String = lambda, retry: String? = "States.ALL", catches: Bool = false,
    timeout: String? = "TimeoutSeconds"
  ) -> String {
    let retries = retry.map { #","Retry":[{"ErrorEquals":["\#($0)"]}]"# } ?? ""
    let catcher = catches ? #","Catch":[{"ErrorEquals":["States.ALL"],"Next":"F"}]"# : ""
    let limit = timeout.map { #","\#($0)":60"# } ?? ""
    return #"{"Type":"Task","Resource":"\#(resource)"\#(retries)\#(catcher)\#(limit),"End":true}"#
  }

  private static func story(_ task: String, type: String = "STANDARD", root: String = "") -> Story {
    story(definition: #"{"StartAt":"Pay",\#(root)"States":{"Pay":\#(task)}}"#, type: type)
  }

  private static func story(definition: String?, type: String = "STANDARD") -> Story {
    var machine = StateMachineConfiguration()
    machine.definition = definition
    machine.type = type
    return Story(.stateMachine, "fulfil").configuration(.stateMachine(machine))
  }

  @Test(arguments: [
    Case("speaks of a bare task", .speaks, story),
    Case("passes a guarded one", .silent, story(task())),
    Case(
      "passes one that is only caught, of another service", .silent,
      story(task("arn:aws:states:::sqs:sendMessage", retry: nil, catches: true))),
    Case(
      "speaks of one that is not, of another service", .speaks,
      story(task("arn:aws:states:::sqs:sendMessage", retry: nil))),
    Case(
      "speaks of a throttled function that is not tried again", .speaks,
      story(task(retry: "States.Timeout"))),
    Case("speaks of one that is only caught", .speaks, story(task(retry: nil, catches: true))),
    Case(
      "passes one tried again when throttled", .silent,
      story(task(retry: "Lambda.TooManyRequestsException"))),
    Case("passes one tried again when it fails", .silent, story(task(retry: "States.TaskFailed"))),
    Case(
      "speaks of a function by its own ARN", .speaks,
      story(task("arn:aws:lambda:eu-west-1:1:function:f", retry: "States.Timeout"))),
    Case("speaks of no timeout", .speaks, story(task(timeout: nil))),
    Case("passes a timeout from the input", .silent, story(task(timeout: "TimeoutSecondsPath"))),
    Case("passes a heartbeat", .silent, story(task(timeout: "HeartbeatSeconds"))),
    Case(
      "passes a timeout of the whole", .silent,
      story(task(timeout: nil), root: #""TimeoutSeconds":900,"#)),
    Case(
      "passes no timeout of an Express workflow", .silent,
      story(task(timeout: nil), type: "EXPRESS")),
    Case("does not apply without tasks", .notApplicable, story(#"{"Type":"Pass","End":true}"#)),
    Case("does not know a definition that is broken", .unknown, story(definition: "{")),
    Case("does not know a definition of no states", .unknown, story(definition: "{}")),
    Case("does not know without a definition", .unknown, story(definition: nil)),
    Case("does not know without a configuration", .unknown, Story(.stateMachine, "fulfil")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SfnNoRetryCatch()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SfnNoRetryCatch())
        == "1 of 1 task: 1 with neither Retry nor Catch, 1 with no timeout, "
        + "1 with no retry of throttles")
  }

  @Test func `finds tasks inside branches and maps`() throws {
    let bare = Self.task("arn:aws:states:::sqs:sendMessage", timeout: nil)
    let inner = #"{"StartAt":"In","States":{"In":\#(bare)}}"#
    let definition =
      #"{"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[\#(inner)],"Next":"M"},"#
      + #""M":{"Type":"Map","ItemProcessor":\#(inner),"Next":"O"},"#
      + #""O":{"Type":"Map","Iterator":\#(inner),"End":true}}}"#
    #expect(
      try Self.story(definition: definition).evidence("noTimeout", SfnNoRetryCatch())
        == .list(["M > In", "O > In", "P > In"]))
  }
}
