import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-no-waf` {
  private static let story = story()

  private static func story(_ acl: String? = nil, endpoint: String = "EDGE") -> Story {
    Story.api { api in
      api.stages = [APIStage(name: "prod", webACL: acl)]
      api.endpointTypes = [endpoint]
    }
  }

  private static func fronted(_ origin: String, acl: String?) -> Story {
    var front = DistributionConfiguration()
    front.origins = [origin]
    front.webACL = acl
    return story().beside(.distribution, "E1", .distribution(front))
  }

  private static let host = "abc123.execute-api.eu-west-1.amazonaws.com"

  @Test(arguments: [
    Case("speaks of a public stage without one", .speaks, story),
    Case("passes a stage with one", .silent, story("arn:aws:wafv2:acl")),
    Case("passes one behind CloudFront with one", .silent, fronted(host, acl: "acl")),
    Case("speaks of one behind CloudFront without", .speaks, fronted(host, acl: nil)),
    Case(
      "speaks where CloudFront fetches from elsewhere", .speaks, fronted("x.example", acl: "acl")),
    Case("does not apply to a private API", .notApplicable, story(endpoint: "PRIVATE")),
    Case("does not know without stages", .unknown, Story.api { $0.stages = [] }),
    Case("does not know without a configuration", .unknown, Story(.restAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwNoWaf()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(ApigwNoWaf()) == "1 of 1 stage without a web ACL: prod")
  }
}
