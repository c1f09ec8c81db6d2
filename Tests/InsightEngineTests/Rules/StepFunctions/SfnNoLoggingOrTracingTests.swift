import ServerlessModel
import Testing

@testable import InsightEngine

struct `sfn-no-logging-or-tracing` {
  private static let story = story("OFF", tracing: false)

  private static func story(
    _ level: String?, tracing: Bool? = true, type: String = "STANDARD", data: Bool = false
  ) -> Story {
    var machine = StateMachineConfiguration()
    machine.logLevel = level
    machine.tracing = tracing
    machine.type = type
    machine.includeExecutionData = data
    return Story(.stateMachine, "fulfil").configuration(.stateMachine(machine))
  }

  @Test(arguments: [
    Case("speaks of neither", .speaks, story),
    Case("speaks of no logs", .speaks, story("OFF")),
    Case("speaks of no traces", .speaks, story("ERROR", tracing: false)),
    Case("passes both", .silent, story("ERROR")),
    Case("does not know the level", .unknown, story(nil)),
    Case("does not know whether it is traced", .unknown, story("OFF", tracing: nil)),
    Case("does not know without a configuration", .unknown, Story(.stateMachine, "fulfil")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SfnNoLoggingOrTracing()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SfnNoLoggingOrTracing())
        == "no logs, no traces of a standard workflow")
  }

  @Test(arguments: [
    ("without logs", story("OFF", type: "EXPRESS"), Severity.warning),
    ("without traces", story("ALL", tracing: false, type: "EXPRESS"), .info),
    ("standard", story("OFF"), .info),
  ])
  func `warns where an Express workflow leaves nothing`(_: String, story: Story, severity: Severity)
    throws
  {
    #expect(try story.verdict(SfnNoLoggingOrTracing()).violations.first?.severity == severity)
  }

  @Test func `notes data in the logs`() throws {
    let rule = SfnNoLoggingOrTracing()
    let logged = Self.story("ALL", tracing: false, data: true)
    #expect(try logged.evidence("executionData", rule) == .text("logged"))
    #expect(
      try logged.tagged(["data-class": "sensitive"]).evidence("executionData", rule)
        == .text("logged, tagged sensitive"))
    #expect(try Self.story.evidence("executionData", rule) == .text("not logged"))
  }
}
