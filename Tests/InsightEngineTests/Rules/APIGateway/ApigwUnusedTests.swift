import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-unused` {
  private static let story = story()

  private static func story(_ kind: ResourceKind = .restAPI, days: Double = 90) -> Story {
    Story.api(kind).since(daysAgo: days).seen(minutes: 90 * 1440)
  }

  private static func asked(_ metric: String, days: Double, _ kind: ResourceKind = .restAPI)
    -> Story
  {
    story(kind).seen(minutes: 92 * 1440).metric(metric, at: [days * 1440: 1])
  }

  @Test(arguments: [
    Case("speaks of ninety days without a request", .speaks, story),
    Case("is silent of one request", .silent, asked("Count", days: 90)),
    Case("speaks where it came before", .speaks, asked("Count", days: 90.1)),
    Case(
      "is silent of a connection to a WebSocket API", .silent,
      asked("ConnectCount", days: 1, .webSocketAPI)),
    Case("is silent of a message to one", .silent, asked("MessageCount", days: 1, .webSocketAPI)),
    Case("speaks of a WebSocket API without either", .speaks, story(.webSocketAPI)),
    Case("does not apply to a younger API", .notApplicable, story(days: 89.9)),
    Case(
      "knows its age by its own date", .speaks,
      Story.api { $0.createdAt = Story.ago(90 * 1440) }.since(daysAgo: 1).seen(minutes: 90 * 1440)),
    Case(
      "does not know where less than its window was seen", .unknown,
      story().seen(minutes: 90 * 1440 - 1)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwUnused()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwUnused()
    #expect(try Self.story.summary(rule) == "no request in 90 d")
    #expect(try Self.story.verdict(rule).violations.first?.savingUSD == nil)
  }

  @Test func `adds what an idle cache costs`() throws {
    let story = Story.api {
      $0.stages = [
        APIStage(name: "prod", cacheEnabled: true, cacheSizeGB: 1.6),
        APIStage(name: "dev", cacheEnabled: false, cacheSizeGB: 6.1),
      ]
    }.since(daysAgo: 90).seen(minutes: 90 * 1440)
    let rule = ApigwUnused()
    #expect(try story.summary(rule) == "no request in 90 d, its cache costs $27.74 a month")
    #expect(try story.verdict(rule).violations.first?.savingUSD == 27.74)
  }
}
