import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-rest-to-http-candidate` {
  private static let story = story()

  /// Two dollars and a half a million are saved.
  private static func story(
    requests: Double = 2e6, days: Double = 30, _ change: (inout APIConfiguration) -> Void = { _ in }
  ) -> Story {
    Story.api { api in
      api.usagePlans = []
      change(&api)
    }.metric("Count", at: [days * 1440: requests]).inVirginia()
  }

  private static func stage(_ change: (inout APIStage) -> Void) -> Story {
    story { change(&$0.stages[0]) }
  }

  private static func route(_ change: (inout APIRoute) -> Void) -> Story {
    story { api in
      var route = APIRoute(method: "GET", path: "/", integrationType: "AWS_PROXY")
      change(&route)
      api.routes = [route]
    }
  }

  @Test(arguments: [
    Case("speaks of five dollars", .speaks, story),
    Case("is silent of a little less", .silent, story(requests: 1_999_999)),
    Case("is silent of requests before its window", .silent, story(days: 30.1)),
    Case("speaks of proxied functions", .speaks, route { _ in }),
    Case("passes keys", .silent, route { $0.apiKeyRequired = true }),
    Case("passes validators", .silent, route { $0.requestValidator = "v" }),
    Case("passes mappings", .silent, route { $0.integrationType = "AWS" }),
    Case("passes mocks", .silent, route { $0.integrationType = "MOCK" }),
    Case("passes usage plans", .silent, story { $0.usagePlans = ["gold"] }),
    Case(
      "passes a resource policy", .silent, story { $0.policyStatements = [.init(effect: "Deny")] }),
    Case("passes a private API", .silent, story { $0.endpointTypes = ["PRIVATE"] }),
    Case("passes a cache", .silent, stage { $0.cacheEnabled = true }),
    Case("passes a web ACL", .silent, stage { $0.webACL = "acl" }),
    Case("passes tracing", .silent, stage { $0.tracing = true }),
    Case("does not know where nobody asked for plans", .unknown, story { $0.usagePlans = nil }),
    Case("does not know without methods", .unknown, story { $0.routes = nil }),
    Case("does not know without stages", .unknown, story { $0.stages = [] }),
    Case(
      "does not know where less than its window was seen", .unknown, story().seen(minutes: 43_199)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwRestToHttpCandidate()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwRestToHttpCandidate()
    #expect(
      try Self.story.summary(rule) == "2.0 M requests a month cost $7.00, as an HTTP API $2.00")
    #expect(try Self.story.verdict(rule).violations.first?.savingUSD == 5)
  }
}
