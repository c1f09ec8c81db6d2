import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-account-throttle-near-quota` {
  private static let story = story(first(3, of: 5, 240_000))

  /// Two APIs with as many requests a minute each; 480,000 together are eight thousand a second.
  private static func story(_ each: [Double], every seconds: Int64 = 60) -> Story {
    api("pay", each, every: seconds, api("shop", each, every: seconds, Story.account()))
  }

  private static func api(
    _ name: String, _ values: [Double], every seconds: Int64 = 60, _ story: Story
  ) -> Story {
    let api = Story.resource(.httpAPI, name)
    return story.beside(api).metric(
      "Count", .sum, by: ["ApiId": name], values, every: seconds, of: api.id)
  }

  private static let quota = Quota(
    code: "L-8A5B8E43", name: "Throttle rate", service: "apigateway", account: Story.account,
    region: Story.region, limit: 20_000, source: "service-quotas")

  @Test(arguments: [
    Case("speaks at eighty percent in three of five minutes", .speaks, story),
    Case("is silent of less", .silent, story(first(3, of: 5, 239_999))),
    Case("is silent of two minutes", .silent, story(first(2, of: 5, 999_999))),
    Case("is silent of minutes before its window", .silent, story(first(3, of: 6, 999_999))),
    Case("spreads a point of five minutes", .speaks, story([1_200_000, 1_200_000], every: 300)),
    Case(
      "adds nothing of other regions", .silent,
      story(first(3, of: 5, 1)).with { story in
        var far = Story.resource(.httpAPI, "far")
        far.region = "us-east-1"
        story = api("far", first(3, of: 5, 999_999), story)
        for place in story.others.indices where story.others[place].name == "far" {
          story.others[place].region = "us-east-1"
        }
      }),
    Case("takes the quota that was read", .silent, story.quota(quota)),
    Case(
      "takes the account's own rate", .speaks,
      Story.account { $0.apiThrottleRate = 100 }.with {
        $0 = api("shop", first(3, of: 5, 4800), $0)
      }),
    Case("does not apply without an API", .notApplicable, Story.account()),
    Case("is silent without requests", .silent, story([]).seen(minutes: 5)),
    Case("does not know where less than its window was seen", .unknown, story([]).seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws {
    try test.check(ApigwAccountThrottleNearQuota())
  }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwAccountThrottleNearQuota()
    #expect(
      try Self.story.summary(rule)
        == "80 % of the account's rate used: 8,000 of 10,000 requests a second")
    let more = Self.api("admin", first(3, of: 5, 60_000), Self.story)
    let most = Self.api("hooks", first(3, of: 5, 600_000), more)
    #expect(try most.evidence("apis", rule) == .list(["hooks 10 k", "pay 4.0 k", "shop 4.0 k"]))
  }

  @Test func `knows the smaller rate of newer regions`() {
    #expect(Quotas.apiGatewayRate(region: "eu-south-2") == 2500)
    #expect(Quotas.apiGatewayRate(region: "eu-west-1") == 10_000)
  }
}
