import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-failed-state` {
  private static let story = function("Failed", reason: "ImageAccessDenied")

  private static func function(
    _ state: String?, reason: String? = nil, update: String? = nil, why: String? = nil
  ) -> Story {
    Story().function {
      $0.state = state
      $0.stateReason = reason
      $0.lastUpdateStatus = update
      $0.lastUpdateStatusReason = why
    }
  }

  /// A function that has been inactive for so many days, and was active or not seen before.
  private static func inactive(_ days: Double, before: Bool = true) -> Story {
    var active = FunctionConfiguration()
    active.state = "Active"
    var inactive = FunctionConfiguration()
    inactive.state = "Inactive"
    var story = Story()
    story.configurations = [:]
    if before { story = story.configuration(.function(active)) }
    return story.configuration(.function(inactive), minutesAgo: days * 1440)
  }

  @Test(arguments: [
    Case("speaks of a failed function", .speaks, story),
    Case("speaks of a failed update", .speaks, function("Active", update: "Failed")),
    Case("is silent of an active function", .silent, function("Active", update: "Successful")),
    Case("speaks of two weeks without activity", .speaks, inactive(14)),
    Case("is silent before that", .silent, inactive(13.99)),
    Case("does not know where less was seen", .unknown, inactive(13.99, before: false)),
    Case("does not know the state", .unknown, function(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaFailedState()) }

  @Test func `says what is wrong`() throws {
    let rule = LambdaFailedState()
    #expect(try Self.story.summary(rule) == "cannot run: ImageAccessDenied")
    #expect(
      try Self.function("Active", update: "Failed", why: "InvalidSubnet").summary(rule)
        == "last update failed: InvalidSubnet")
    #expect(
      try Self.function("Failed", update: "Failed").summary(rule)
        == "cannot run: no reason given, last update failed: no reason given")
    #expect(try Self.inactive(15).summary(rule) == "inactive for 15 d, its first run will wait")
  }

  @Test func `is critical unless it is only inactive`() throws {
    let rule = LambdaFailedState()
    #expect(try Self.story.verdict(rule).violations.map(\.severity) == [.critical])
    let idle = try Self.inactive(14).verdict(rule).violations
    #expect(idle.map(\.severity) == [.info])
    #expect(idle.first?.since == Story.ago(14 * 1440))
  }
}
