import ServerlessModel
import Testing

@testable import InsightEngine

struct `account-resource-not-in-iac` {
  private static let story = story().beside(Story.tagged(.queue, "q"))

  private static func story(_ stacks: [StackState]? = []) -> Story {
    Story.account { $0.stacks = stacks }
      .beside(Story.tagged(.table, "orders", ["aws:cloudformation:stack-id": "s"]))
  }

  private static func stack(_ status: String, drift: String? = nil) -> Story {
    story([StackState(name: "shop", status: status, drift: drift)])
  }

  private static func young(_ minutes: Double) -> Story {
    story().beside(Story.tagged(.queue, "q") { $0.validFrom = Story.ago(minutes) })
  }

  private static func made(_ minutes: Double) -> Story {
    var queue = QueueConfiguration()
    queue.createdAt = Story.ago(minutes)
    return story().beside(Story.tagged(.queue, "q"), .queue(queue))
  }

  @Test(arguments: [
    Case("speaks of a resource without a mark", .speaks, story),
    Case("passes one that CloudFormation marked", .silent, story()),
    Case(
      "passes one that Terraform marked", .silent,
      story().beside(Story.tagged(.queue, "q", ["Terraform": "true"]))),
    Case(
      "passes one that a stack names", .silent,
      story().beside(Story.tagged(.queue, "q") { $0.stack = "shop" })),
    Case("passes one that appeared in the last seven days", .silent, young(7 * 1440)),
    Case("speaks of one that appeared before", .speaks, young(7 * 1440 + 1)),
    Case("passes one that was made in the last seven days", .silent, made(7 * 1440)),
    Case("speaks of one that was made before", .speaks, made(7 * 1440 + 1)),
    Case(
      "leaves roles and log groups out", .silent,
      story().beside(Story.tagged(.role, "r")).beside(Story.tagged(.logGroup, "g"))),
    Case("speaks of a stack that failed", .speaks, stack("UPDATE_FAILED")),
    Case("speaks of a stack that was rolled back", .speaks, stack("UPDATE_ROLLBACK_COMPLETE")),
    Case("speaks of a stack that drifted", .speaks, stack("UPDATE_COMPLETE", drift: "DRIFTED")),
    Case(
      "passes a stack that stands as it is written", .silent,
      stack("UPDATE_COMPLETE", drift: "IN_SYNC")),
    Case("leaves it to the first region to speak", .notApplicable, story.alsoElsewhere()),
    Case("does not know where stacks were not listed", .unknown, story(nil)),
    Case(
      "speaks all the same of what has no mark", .speaks,
      story(nil).beside(Story.tagged(.queue, "q"))),
    Case(
      "does not know where tags were not asked for", .unknown,
      Story.account { $0.stacks = [] }.beside(Story.tagged(.queue, "q")).unasked(.inventory)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AccountResourceNotInIac()) }

  @Test func `says what is in no stack`() throws {
    let rule = AccountResourceNotInIac()
    let found = try Self.story.verdict(rule).violations.first
    #expect(found?.summary == "1 of 2 resources in no stack" && found?.severity == .info)
    #expect(try Self.story.evidence("services", rule) == .list(["sqs ×1"]))
  }

  @Test func `warns of stacks`() throws {
    let rule = AccountResourceNotInIac()
    let story = Self.story([
      StackState(name: "shop", status: "UPDATE_COMPLETE", drift: "DRIFTED"),
      StackState(name: "bills", status: "CREATE_FAILED"),
      StackState(name: "fine", status: "CREATE_COMPLETE"),
    ])
    let found = try story.verdict(rule).violations.first
    #expect(found?.summary == "2 stacks failed or drifted" && found?.severity == .warning)
    #expect(
      try story.evidence("stacks", rule) == .list(["bills CREATE_FAILED", "shop DRIFTED"]))
  }
}
