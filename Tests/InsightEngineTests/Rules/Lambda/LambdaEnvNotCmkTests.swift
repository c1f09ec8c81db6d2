import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-env-not-cmk` {
  private static let story = function().tagged("data-class", "sensitive")

  private static func function(key: String? = nil, variables: [String]? = ["STAGE"]) -> Story {
    Story().described {
      $0.kmsKeyARN = key
      $0.environment = variables?.map { EnvironmentVariable(name: $0) }
    }
  }

  @Test(arguments: [
    Case("speaks of the default key", .speaks, story),
    Case(
      "takes an empty key for none", .speaks, function(key: "").tagged("data-class", "sensitive")),
    Case("speaks of other words for it", .speaks, function().tagged("DataClassification", "PII")),
    Case(
      "passes a key of one's own", .silent, function(key: "arn:k").tagged("data-class", "sensitive")
    ),
    Case("does not apply to other tags", .notApplicable, function().tagged("data-class", "public")),
    Case("does not apply to other keys", .notApplicable, function().tagged("team", "sensitive")),
    Case(
      "does not apply where others carry tags", .notApplicable,
      {
        var story = function().beside(.queue, "orders", .queue(QueueConfiguration()))
        story.others[0].tags = ["team": "a"]
        return story
      }()),
    Case(
      "does not apply without variables", .notApplicable,
      function(variables: []).tagged("data-class", "sensitive")),
    Case("does not know where no tags were read", .unknown, function()),
    Case(
      "does not know where variables were not read", .unknown,
      function(variables: nil).tagged("data-class", "sensitive")),
    Case(
      "does not know a function that was not described", .unknown,
      Story().function { $0.environment = [EnvironmentVariable(name: "A")] }.tagged(
        "data-class", "sensitive")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaEnvNotCmk()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaEnvNotCmk()
    #expect(
      try Self.story.summary(rule) == "1 variable of a sensitive function under the default key")
    #expect(try Self.function().verdict(rule).missing == "tag:GetResources not recorded")
  }
}
