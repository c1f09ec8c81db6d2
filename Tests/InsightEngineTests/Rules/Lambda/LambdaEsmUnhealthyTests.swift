import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-esm-unhealthy` {
  private static let story = stopped(changed: 30)

  private static func stopped(changed minutes: Double?, reason: String = "USER_INITIATED") -> Story
  {
    Story().mapping("sqs", "orders") {
      $0.state = "Disabled"
      $0.stateReason = reason
      $0.lastModified = minutes.map(Story.ago)
    }
  }

  private static func failing(_ result: String, state: String = "Enabled") -> Story {
    Story().mapping("sqs", "orders") {
      $0.state = state
      $0.lastProcessingResult = result
    }
  }

  /// A mapping that was first seen so many minutes ago, and was on before or not seen before.
  private static func seenOff(_ minutes: Double, before: Bool = true) -> Story {
    let mapping = { (state: String, uuid: String) in
      EventSourceMapping(
        uuid: uuid, functionARN: "f", sourceARN: "arn:aws:sqs:eu-west-1:111122223333:orders",
        state: state)
    }
    var on = FunctionConfiguration()
    on.eventSourceMappings = [mapping("Enabled", "1"), mapping("Disabled", "2")]
    var off = FunctionConfiguration()
    off.eventSourceMappings = [mapping("Disabled", "1")]
    var story = Story()
    story.configurations = [:]
    if before { story = story.configuration(.function(on)) }
    return story.configuration(.function(off), minutesAgo: minutes)
  }

  @Test(arguments: [
    Case("speaks of a mapping that has been off for half an hour", .speaks, story),
    Case("is silent of one that was turned off just now", .silent, stopped(changed: 29.9)),
    Case("speaks of a problem at once", .speaks, failing("PROBLEM: Function call failed")),
    Case("is silent of good results", .silent, failing("OK")),
    Case("is silent of a problem of long ago", .silent, failing("PROBLEM: x", state: "Disabling")),
    Case("reads from earlier sights since when it is off", .speaks, seenOff(30)),
    Case("is silent where it was on half an hour ago", .silent, seenOff(29)),
    Case(
      "does not know where less than half an hour was seen", .unknown, seenOff(29, before: false)),
    Case("speaks where it was never seen otherwise", .speaks, seenOff(30, before: false)),
    Case(
      "is silent of a mapping without a state", .silent, failing("OK", state: "")),
    Case(
      "does not apply without mappings", .notApplicable,
      Story().function { $0.eventSourceMappings = [] }),
    Case("does not know where mappings were not asked for", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaEsmUnhealthy()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaEsmUnhealthy()) == "has not read orders for 30 min")
    #expect(
      try Self.failing("PROBLEM: Function call failed").summary(LambdaEsmUnhealthy())
        == "cannot read orders: PROBLEM: Function call failed")
  }

  @Test(arguments: [
    ("User action", Severity.warning), ("USER_INITIATED", .warning),
    ("FUNCTION_DELETED", .critical),
  ])
  func `is critical where nobody wanted it off`(reason: String, severity: Severity) throws {
    let found = try Self.stopped(changed: 60, reason: reason).verdict(LambdaEsmUnhealthy())
    #expect(found.violations.map(\.severity) == [severity])
    #expect(found.violations.first?.since == Story.ago(60))
    #expect(
      try Self.failing("PROBLEM: x").verdict(LambdaEsmUnhealthy()).violations.map(\.severity) == [
        .critical
      ])
  }
}
