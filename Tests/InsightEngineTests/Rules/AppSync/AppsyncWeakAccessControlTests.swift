import ServerlessModel
import Testing

@testable import InsightEngine

struct `appsync-weak-access-control` {
  private static let story = story(["API_KEY"])

  private static func story(
    _ types: [String] = ["AWS_IAM"], acl: String? = nil, depth: Int? = 0, resolvers: Int? = 0
  ) -> Story {
    var api = GraphQLAPIConfiguration()
    api.authenticationTypes = types
    api.webACL = acl
    api.queryDepthLimit = depth
    api.resolverCountLimit = resolvers
    return Story(.graphqlAPI, "gql").configuration(.graphqlAPI(api))
  }

  @Test(arguments: [
    Case("speaks of an API key alone", .speaks, story),
    Case("speaks of it behind a web ACL", .speaks, story(["API_KEY"], acl: "acl")),
    Case("speaks of no limit at all", .speaks, story()),
    Case("speaks of that beside an API key", .speaks, story(["API_KEY", "AWS_IAM"])),
    Case("passes a web ACL", .silent, story(acl: "acl")),
    Case("passes a limit of depth", .silent, story(depth: 1)),
    Case("passes a limit of resolvers", .silent, story(resolvers: 1)),
    Case("does not know where limits were not recorded", .unknown, story(depth: nil)),
    Case("does not know who is let in", .unknown, story([])),
    Case("does not know without a configuration", .unknown, Story(.graphqlAPI, "gql")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AppsyncWeakAccessControl()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = AppsyncWeakAccessControl()
    #expect(try Self.story.summary(rule) == "an API key alone lets callers in")
    #expect(try Self.story.verdict(rule).violations.first?.severity == .warning)
    #expect(try Self.story().summary(rule) == "no web ACL and no limit of depth or resolvers")
    #expect(try Self.story().verdict(rule).violations.first?.severity == .info)
  }
}
