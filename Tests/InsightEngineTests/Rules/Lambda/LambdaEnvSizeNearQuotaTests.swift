import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-env-size-near-quota` {
  private static let story = Story().function { $0.environmentBytes = 3482 }

  @Test(arguments: [
    Case("speaks at 85 percent of 4 KB", .speaks, story),
    Case("is silent below that", .silent, Story().function { $0.environmentBytes = 3481 }),
    Case("is silent without variables", .silent, Story().function { $0.environmentBytes = 0 }),
    Case("does not know where variables were not read", .unknown, Story()),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaEnvSizeNearQuota()) }

  @Test(arguments: [(3400, 1), (3399, 0)])
  func `speaks at exactly the limit`(bytes: Int, found: Int) throws {
    var rule = LambdaEnvSizeNearQuota()
    rule.limitBytes.value = 4000
    let story = Story().function { $0.environmentBytes = bytes }
    #expect(try story.verdict(rule).violations.count == found)
  }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaEnvSizeNearQuota()
    #expect(try Self.story.summary(rule) == "3,482 of 4,096 bytes of variables used")
    let story = Self.story.function {
      $0.environment = [
        EnvironmentVariable(name: "A", bytes: 5), EnvironmentVariable(name: "B", bytes: 2000),
        EnvironmentVariable(name: "TOKEN", secretKind: "JWT"),
        EnvironmentVariable(name: "C", bytes: 6), EnvironmentVariable(name: "D", bytes: 7),
      ]
    }
    #expect(try story.evidence("largest", rule) == .list(["B: 2,000", "D: 7", "C: 6"]))
  }
}
