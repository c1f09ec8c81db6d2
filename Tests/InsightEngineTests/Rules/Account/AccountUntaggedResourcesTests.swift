import ServerlessModel
import Testing

@testable import InsightEngine

struct `account-untagged-resources` {
  private static let story = story(19, lacking: 2)
  private static let all = ["Project": "shop", "env": "prod", "OWNER": "team"]

  /// So many functions, the first of them without an owner.
  private static func story(_ count: Int, lacking: Int) -> Story {
    (0..<count).reduce(Story.account()) { story, place in
      var tags = all
      if place < lacking { tags["OWNER"] = nil }
      return story.beside(Story.tagged(.lambdaFunction, "f\(place)", tags))
    }
  }

  @Test(arguments: [
    Case("speaks where fewer than nine in ten carry all tags", .speaks, story),
    Case("is silent where nine in ten do", .silent, story(10, lacking: 1)),
    Case(
      "speaks of resources without any tag", .speaks,
      Story.account().beside(Story.tagged(.queue, "q"))),
    Case(
      "leaves roles and log groups out", .notApplicable,
      Story.account().beside(Story.tagged(.role, "r")).beside(Story.tagged(.logGroup, "g"))),
    Case("does not apply to an empty account", .notApplicable, Story.account()),
    Case("leaves it to the first region to speak", .notApplicable, story.alsoElsewhere()),
    Case(
      "does not know where tags were not asked for", .unknown,
      Story.account().beside(Story.tagged(.queue, "q")).unasked(.inventory)),
    Case(
      "leaves out what nobody asked the tags of", .silent,
      story(10, lacking: 1).beside(Story.tagged(.queue, "q")).unasked(.inventory)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AccountUntaggedResources()) }

  @Test func `tells one finding for each service`() throws {
    let story = Self.story.beside(Story.tagged(.queue, "orders", ["project": "shop"]))
    let found = try story.verdict(AccountUntaggedResources()).violations
    #expect(
      found.map(\.summary) == [
        "2 of 19 lambda resources lack owner", "1 of 1 sqs resources lack env, owner",
      ])
    #expect(found.map(\.part) == ["lambda", "sqs"])
    #expect(
      try story.evidence("resources", AccountUntaggedResources()) == .list(["f0", "f1"]))
  }
}
