import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-access-log-sensitive` {
  private static let masked = #"{"httpMethod":"GET","path":"/","user":"‹email:7f3a›"}"#
  private static let plain = #"{"httpMethod":"GET","path":"/","user":"‹unknown›"}"#
  private static let story = Story.loggedAPI(.restAPI, [masked])

  private static func format(_ format: String) -> Story {
    Story.loggedAPI { $0.stages[0].accessLogFormat = format }
  }

  private static func trace(_ stage: String, _ on: Bool = true) -> Story {
    Story.api { $0.stages = [APIStage(name: stage, dataTrace: on)] }
  }

  @Test(arguments: [
    Case("speaks of a masked value in a line", .speaks, story),
    Case("is silent of lines without", .silent, Story.loggedAPI(.restAPI, [plain])),
    Case("looks at five hundred lines", .speaks, sample(499)),
    Case("and at no more", .silent, sample(500)),
    Case("speaks of a line of a day ago", .speaks, Story.loggedAPI(.restAPI, [masked], ago: 1440)),
    Case("is silent of older ones", .silent, Story.loggedAPI(.restAPI, [masked], ago: 1441)),
    Case("speaks of data traces in production", .speaks, trace("eu-prod")),
    Case("is silent of them elsewhere", .silent, trace("dev")),
    Case("is silent where they are off", .silent, trace("prod", false)),
    Case(
      "speaks of a claim in the format", .speaks, format("$context.authorizer.claims.email")),
    Case("speaks of an API key in it", .speaks, format("$context.identity.apiKey")),
    Case("is silent of other variables", .silent, format("$context.identity.sourceIp")),
    Case(
      "speaks of the format where logs were denied", .speaks,
      format("$context.identity.apiKey").denied(.logs, "logs:FilterLogEvents")),
    Case(
      "does not know where logs were denied", .unknown,
      Story.loggedAPI().denied(.logs, "logs:FilterLogEvents")),
    Case("does not know without stages", .unknown, Story.api { $0.stages = [] }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwAccessLogSensitive()) }

  /// A masked line after so many plain ones, a hundred an hour and the masked one of them last.
  private static func sample(_ plainLines: Int) -> Story {
    var story = Story.loggedAPI(.restAPI, [masked], ago: 360)
    for line in 0..<plainLines {
      story = story.logged([plain], in: "shop-access", ago: Double(300 - line / 100 * 60))
    }
    return story
  }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwAccessLogSensitive()
    #expect(try Self.story.summary(rule) == "1 line with email values")
    let all = Story.loggedAPI(.restAPI, [Self.masked, Self.masked]) { api in
      api.stages[0].accessLogFormat = "$context.authorizer.claims.name"
      api.stages[0].dataTrace = true
    }
    #expect(
      try all.summary(rule)
        == "2 lines with email values, format logs $context.authorizer.claims.name, "
        + "data trace on prod")
    #expect(try all.evidence("maskedValues", rule) == .list(["‹email:7f3a›"]))
  }
}
