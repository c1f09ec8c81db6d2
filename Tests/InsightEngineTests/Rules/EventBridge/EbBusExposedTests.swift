import ServerlessModel
import Testing

@testable import InsightEngine

struct `eb-bus-exposed` {
  private static let story = story([allow("*")])

  private static func allow(_ principal: String, _ conditions: String...) -> PolicyStatement {
    PolicyStatement(
      effect: "Allow", principals: [principal], actions: ["events:PutEvents"],
      conditions: conditions)
  }

  private static func story(_ policy: [PolicyStatement]?) -> Story {
    var bus = EventBusConfiguration()
    bus.policyStatements = policy
    return Story(.eventBus, "orders").configuration(.eventBus(bus))
  }

  @Test(arguments: [
    Case("speaks of everybody", .speaks, story),
    Case("passes an account", .silent, story([allow("AWS:444455556666")])),
    Case(
      "passes an organisation", .silent, story([allow("*", "StringEquals aws:PrincipalOrgID=o-1")])),
    Case("passes no policy", .silent, story([])),
    Case("does not know where the policy was not recorded", .unknown, story(nil)),
    Case("does not know without a configuration", .unknown, Story(.eventBus, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(EbBusExposed()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = EbBusExposed()
    #expect(try Self.story.summary(rule) == "1 statement of the policy open to everybody")
    #expect(
      try Self.story.evidence("openStatements", rule) == .list(["Allow * events:PutEvents"]))
  }
}
