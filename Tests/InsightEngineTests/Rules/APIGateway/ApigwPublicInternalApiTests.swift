import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-public-internal-api` {
  private static let story = story()

  private static func story(
    _ tag: String = "internal", endpoints: [String] = ["EDGE"], policy: [PolicyStatement]? = []
  ) -> Story {
    Story.api { api in
      api.endpointTypes = endpoints
      api.policyStatements = policy
    }.tagged(["exposure": tag])
  }

  private static let policy = [
    PolicyStatement(effect: "Allow", principals: ["*"]),
    PolicyStatement(
      effect: "Deny", principals: ["*"], conditions: ["NotIpAddress aws:SourceIp=192.0.2.0/24"]),
  ]

  @Test(arguments: [
    Case("speaks of an internal API that anybody reaches", .speaks, story),
    Case("passes a private one", .silent, story(endpoints: ["PRIVATE"])),
    Case("passes a policy that keeps addresses out", .silent, story(policy: policy)),
    Case("does not apply to other APIs", .notApplicable, story("public")),
    Case("does not apply without the tag", .notApplicable, Story.api()),
    Case("does not know without endpoints", .unknown, story(endpoints: [])),
    Case("does not know without a policy", .unknown, story(policy: nil)),
    Case(
      "does not know without a configuration", .unknown,
      Story(.restAPI, "shop").tagged(["exposure": "internal"])),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwPublicInternalApi()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(ApigwPublicInternalApi())
        == "edge endpoint of an internal API, open to any address")
  }
}
