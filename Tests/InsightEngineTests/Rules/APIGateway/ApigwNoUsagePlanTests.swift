import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-no-usage-plan` {
  private static let story = story(plans: [])

  private static func story(
    plans: [String]?, unlimited: [String]? = nil, keyed: Bool = true
  ) -> Story {
    Story.api { api in
      api.routes?[0].apiKeyRequired = keyed
      api.usagePlans = plans
      api.unlimitedUsagePlans = unlimited
    }
  }

  @Test(arguments: [
    Case("speaks of keys without a plan", .speaks, story),
    Case(
      "speaks of a plan that limits nothing", .speaks,
      story(plans: ["gold", "free"], unlimited: ["gold"])),
    Case("passes plans that limit", .silent, story(plans: ["gold"], unlimited: [])),
    Case("does not apply without keys", .notApplicable, story(plans: [], keyed: false)),
    Case("does not know where nobody asked for plans", .unknown, story(plans: nil)),
    Case("does not know where the limits of plans are not known", .unknown, story(plans: ["gold"])),
    Case("does not know without methods", .unknown, Story.api { $0.routes = nil }),
    Case("does not know without a configuration", .unknown, Story(.restAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwNoUsagePlan()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwNoUsagePlan()
    #expect(try Self.story.summary(rule) == "1 method with a key and no usage plan")
    #expect(
      try Self.story(plans: ["gold", "free"], unlimited: ["gold"]).summary(rule)
        == "1 of 2 usage plans without a limit: gold")
  }
}
