import ServerlessModel
import Testing

@testable import InsightEngine

struct `account-mixed-environments` {
  private static let story = story(production: 3, before: 3)

  private static func story(production: Int, before: Int, organization: String? = "o-1") -> Story {
    let live = (0..<production).map { Story.tagged(.queue, "a\($0)", ["env": "prod"]) }
    let early = (0..<before).map { Story.tagged(.queue, "b\($0)", ["Stage": "Staging"]) }
    return (live + early).reduce(Story.account { $0.organization = organization }) {
      $0.beside($1)
    }
  }

  private static func named(_ names: [String]) -> Story {
    names.reduce(Story.account { $0.organization = "o-1" }) {
      $0.beside(Story.tagged(.queue, $1))
    }
  }

  @Test(arguments: [
    Case("speaks of three resources of either kind", .speaks, story),
    Case("is silent of two of production", .silent, story(production: 2, before: 9)),
    Case("is silent of two of other stages", .silent, story(production: 9, before: 2)),
    Case(
      "reads the stage from names", .speaks,
      named(["orders-prod", "prod_bills", "live.pay", "orders-dev", "test-bills", "pay-qa"])),
    Case(
      "takes no part of a word for a stage", .silent,
      named(["orders-prod", "bills-prod", "pay-prod", "orders-device", "contest", "attest-x"])),
    Case(
      "speaks of an account of no organization", .speaks,
      story(production: 1, before: 0, organization: "NONE")),
    Case(
      "does not know where the organization was not asked for", .unknown,
      story(production: 1, before: 0, organization: nil)),
    Case(
      "speaks all the same of both kinds", .speaks,
      story(production: 3, before: 3, organization: nil)),
    Case("leaves it to the first region to speak", .notApplicable, story.alsoElsewhere()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AccountMixedEnvironments()) }

  @Test func `counts the resources of each stage`() throws {
    #expect(
      try Self.story(production: 12, before: 4, organization: "NONE")
        .summary(AccountMixedEnvironments())
        == "12 resources of production beside 4 of other stages, stands in no organization")
  }
}
