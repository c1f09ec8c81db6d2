import ServerlessModel
import Testing

@testable import InsightEngine

struct `logs-unencrypted-or-orphan` {
  private static let story = story()

  private static func story(
    bytes: Int64? = 1_048_576, key: String? = nil, name: String = "/aws/lambda/orders-api",
    tags: [String: String] = ["env": "prod"]
  ) -> Story {
    var group = LogGroupConfiguration()
    group.storedBytes = bytes
    group.kmsKey = key
    return Story(.logGroup, name).configuration(.logGroup(group)).tagged(tags)
  }

  private static let sensitive = ["data-class": "sensitive"]

  @Test(arguments: [
    Case("speaks of a group without its function", .speaks, story),
    Case(
      "passes a group whose function stands", .silent, story().beside(.lambdaFunction, "orders-api")
    ),
    Case("passes an empty group", .silent, story(bytes: 0)),
    Case("passes a group of no function", .silent, story(name: "/ecs/web")),
    Case("passes a function at the edge", .silent, story(name: "/aws/lambda/us-east-1.edge")),
    Case(
      "speaks of sensitive lines without a key", .speaks, story(name: "/ecs/web", tags: sensitive)),
    Case(
      "passes sensitive lines under one", .silent,
      story(key: "k", name: "/ecs/web", tags: sensitive)),
    Case("does not know where functions were not listed", .unknown, story().unasked(.inventory)),
    Case(
      "does not know where tags were not asked for", .unknown,
      story(name: "/ecs/web", tags: [:]).unasked(.inventory)),
    Case("does not know where the group was not described", .unknown, story(bytes: nil)),
    Case("does not know without a configuration", .unknown, Story(.logGroup, "/ecs/web")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LogsUnencryptedOrOrphan()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story(tags: Self.sensitive).summary(LogsUnencryptedOrOrphan())
        == "its function is gone, 1.0 MB stay, sensitive without a KMS key")
  }

  @Test func `notices a function that went`() throws {
    var gone = Story.resource(.lambdaFunction, "orders-api")
    gone.validTo = Story.ago(1)
    #expect(
      try Self.story().beside(gone).verdict(LogsUnencryptedOrOrphan()).outcome == .speaks)
  }
}
