import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-stage-variable-secret` {
  private static let story = story([EnvironmentVariable(name: "dbPassword", secretKind: "password")]
  )

  private static func story(_ variables: [EnvironmentVariable]) -> Story {
    Story.api { $0.stages = [APIStage(name: "prod", variables: variables)] }
  }

  @Test(arguments: [
    Case("speaks of one secret", .speaks, story),
    Case("is silent of plain variables", .silent, story([EnvironmentVariable(name: "table")])),
    Case("is silent without variables", .silent, story([])),
    Case("does not know without stages", .unknown, Story.api { $0.stages = [] }),
    Case("does not know without a configuration", .unknown, Story(.restAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwStageVariableSecret()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwStageVariableSecret()
    #expect(try Self.story.summary(rule) == "prod.dbPassword looks like password")
    let two = Self.story(["b", "a"].map { EnvironmentVariable(name: $0, secretKind: "token") })
    #expect(try two.summary(rule) == "2 stage variables look like secrets, prod.a first")
  }
}
