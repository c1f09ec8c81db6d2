import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-secret-in-env` {
  private static let story = Story().function {
    $0.environment = [EnvironmentVariable(name: "DB_PASSWORD", secretKind: "password by name")]
  }

  @Test(arguments: [
    Case("speaks of one secret", .speaks, story),
    Case(
      "is silent of plain variables", .silent,
      Story().function { $0.environment = [EnvironmentVariable(name: "STAGE")] }),
    Case("is silent without variables", .silent, Story().function { $0.environment = [] }),
    Case("does not know where variables were not recorded", .unknown, Story()),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaSecretInEnv()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaSecretInEnv())
        == "DB_PASSWORD looks like password by name")
  }

  @Test func `counts several secrets`() throws {
    let story = Story().function {
      $0.environment = ["B", "A"].map { EnvironmentVariable(name: $0, secretKind: "JWT") }
    }
    #expect(
      try story.summary(LambdaSecretInEnv()) == "2 variables look like secrets, A first")
  }
}
