import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-shared-role` {
  private static let story = story(beside: 1)

  private static func story(beside count: Int, name: String = "aaa") -> Story {
    let role = "arn:aws:iam::111122223333:role/shared"
    var other = FunctionConfiguration()
    other.role = role
    var story = Story(.lambdaFunction, name).function { $0.role = role }
    for place in 0..<count {
      story = story.beside(.lambdaFunction, "other\(place)", .function(other))
    }
    return story
  }

  @Test(arguments: [
    Case("speaks of two functions with one role", .speaks, story(beside: 1)),
    Case("is silent of a role of its own", .silent, story(beside: 0)),
    Case(
      "leaves it to the first of the functions to speak", .silent, story(beside: 1, name: "zzz")),
    Case("does not know where the role was not recorded", .unknown, Story()),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaSharedRole()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaSharedRole())
        == "role shared is shared by 2 functions")
  }

  @Test func `blames the role and not one of its functions`() throws {
    let found = try Self.story.verdict(LambdaSharedRole()).violations
    #expect(found.first?.resource?.tail == "role/shared")
  }
}
