import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-identical-code` {
  private static let story = story()

  private static func story(name: String = "aaa", hash: String? = "t95R", other: String = "t95R")
    -> Story
  {
    var twin = FunctionConfiguration()
    twin.codeSHA256 = other
    twin.handler = "app.second"
    return Story(.lambdaFunction, name).function {
      $0.codeSHA256 = hash
      $0.handler = "app.first"
    }.beside(.lambdaFunction, "other", .function(twin))
  }

  @Test(arguments: [
    Case("speaks of two functions with one package", .speaks, story),
    Case("is silent of packages of their own", .silent, story(other: "x")),
    Case("leaves it to the first of the functions to speak", .silent, story(name: "zzz")),
    Case("does not know where the hash was not recorded", .unknown, story(hash: nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaIdenticalCode()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaIdenticalCode()
    #expect(try Self.story.summary(rule) == "2 functions ship the same code, other last")
    #expect(try Self.story.evidence("functions", rule) == .list(["aaa", "other"]))
    #expect(try Self.story.evidence("handlers", rule) == .list(["app.first", "app.second"]))
  }

  @Test func `does not compare across regions`() {
    let hash = "t95R"
    #expect(
      Fleet.codeKey(hash, .function("a", account: "111122223333", region: "eu-west-1"))
        != Fleet.codeKey(hash, .function("b", account: "111122223333", region: "us-east-1")))
  }
}
