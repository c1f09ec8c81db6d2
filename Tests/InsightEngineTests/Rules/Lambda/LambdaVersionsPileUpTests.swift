import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-versions-pile-up` {
  private static let story = versions(51)

  private static func versions(
    _ count: Int?, _ aliases: [FunctionAlias]? = [FunctionAlias(name: "live", version: "51")]
  ) -> Story {
    Story().function {
      $0.versionCount = count
      $0.aliases = aliases
    }
  }

  @Test(arguments: [
    Case("speaks of fifty versions behind no alias", .speaks, story),
    Case("is silent of one fewer", .silent, versions(50)),
    Case("speaks of fifty versions without aliases", .speaks, versions(50, [])),
    Case("is silent of forty-nine", .silent, versions(49, [])),
    Case(
      "counts a version that takes a share of calls", .silent,
      versions(51, [FunctionAlias(name: "live", version: "51", routing: ["50": 0.1])])),
    Case(
      "counts a version of two aliases once", .speaks,
      versions(51, ["a", "b"].map { FunctionAlias(name: $0, version: "51") })),
    Case(
      "does not count the newest code as one", .speaks,
      versions(50, [FunctionAlias(name: "dev", version: "$LATEST")])),
    Case("is silent of few versions whatever the aliases", .silent, versions(49, nil)),
    Case("does not know many without the aliases", .unknown, versions(50, nil)),
    Case("does not know where versions were not listed", .unknown, versions(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaVersionsPileUp()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(LambdaVersionsPileUp()) == "50 versions behind no alias")
    #expect(
      try Self.story.function { $0.versionBytes = 2_097_152 }.summary(LambdaVersionsPileUp())
        == "50 versions behind no alias, 2.0 MB of all")
  }
}
