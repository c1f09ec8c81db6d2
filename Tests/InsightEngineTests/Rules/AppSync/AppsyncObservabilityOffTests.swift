import ServerlessModel
import Testing

@testable import InsightEngine

struct `appsync-observability-off` {
  private static let story = story("NONE", tracing: false)

  private static func story(_ level: String?, tracing: Bool? = true, excluded: Bool? = true)
    -> Story
  {
    var api = GraphQLAPIConfiguration()
    api.fieldLogLevel = level
    api.tracing = tracing
    api.excludeVerboseContent = excluded
    return Story(.graphqlAPI, "gql").configuration(.graphqlAPI(api))
  }

  @Test(arguments: [
    Case("speaks of neither", .speaks, story),
    Case("speaks of no logs", .speaks, story("NONE")),
    Case("speaks of no traces", .speaks, story("ERROR", tracing: false)),
    Case("passes both", .silent, story("ERROR")),
    Case("speaks of logs that hold headers", .speaks, story("ALL", excluded: false)),
    Case("passes full logs without them", .silent, story("ALL")),
    Case("passes full logs of which that is not known", .silent, story("ALL", excluded: nil)),
    Case("passes logs of errors that hold headers", .silent, story("ERROR", excluded: false)),
    Case("does not know without a level", .unknown, story(nil)),
    Case("does not know where tracing was not recorded", .unknown, story("ERROR", tracing: nil)),
    Case("does not know without a configuration", .unknown, Story(.graphqlAPI, "gql")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AppsyncObservabilityOff()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = AppsyncObservabilityOff()
    #expect(try Self.story.summary(rule) == "no field logs, no traces")
    #expect(try Self.story.verdict(rule).violations.first?.severity == .info)
    let verbose = Self.story("ALL", tracing: false, excluded: false)
    #expect(try verbose.summary(rule) == "no traces; logs hold headers and contexts")
    #expect(try verbose.verdict(rule).violations.first?.severity == .warning)
  }
}
