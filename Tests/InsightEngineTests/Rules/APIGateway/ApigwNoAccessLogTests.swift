import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-no-access-log` {
  private static let story = story([nil, "", "arn:aws:logs:eu-west-1:111122223333:log-group:a"])

  private static func story(_ destinations: [String?]) -> Story {
    Story.api { api in
      api.stages = zip(["dev", "prod", "test"], destinations).map {
        APIStage(name: $0, accessLogDestination: $1)
      }
    }
  }

  @Test(arguments: [
    Case("speaks of stages without one", .speaks, story),
    Case(
      "passes stages with one", .silent, story(["arn:aws:firehose:eu-west-1:1:deliverystream/a"])),
    Case("does not know without stages", .unknown, story([])),
    Case("does not know without a configuration", .unknown, Story(.webSocketAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwNoAccessLog()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwNoAccessLog()
    #expect(try Self.story.summary(rule) == "2 of 3 stages without access log: dev, prod")
    #expect(try Self.story.evidence("stages", rule) == .list(["dev", "prod"]))
  }
}
