import ServerlessModel
import Testing

@testable import InsightEngine

struct `sfn-secret-in-definition` {
  private static let story = story(["States.Pay.Parameters.ApiKey: key"])

  private static func story(_ secrets: [String]?) -> Story {
    var machine = StateMachineConfiguration()
    machine.secretsInDefinition = secrets
    return Story(.stateMachine, "fulfil").configuration(.stateMachine(machine))
  }

  @Test(arguments: [
    Case("speaks of one", .speaks, story),
    Case("is silent without", .silent, story([])),
    Case("does not know where the definition was not recorded", .unknown, story(nil)),
    Case("does not know without a configuration", .unknown, Story(.stateMachine, "fulfil")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SfnSecretInDefinition()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SfnSecretInDefinition()
    #expect(
      try Self.story.summary(rule)
        == "1 field of the definition looks like a secret: States.Pay.Parameters.ApiKey: key")
    #expect(
      try Self.story(["a: key", "b: token"]).summary(rule)
        == "2 fields of the definition look like secrets, a: key first")
  }
}
