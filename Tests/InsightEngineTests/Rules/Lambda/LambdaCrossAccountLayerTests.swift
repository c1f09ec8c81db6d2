import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-cross-account-layer` {
  private static let story = layers("444455556666")

  private static func layers(_ accounts: String...) -> Story {
    Story().described {
      $0.layers = accounts.map { "arn:aws:lambda:eu-west-1:\($0):layer:libs:7" }
    }
  }

  @Test(arguments: [
    Case("speaks of a layer of another account", .speaks, story),
    Case("passes a layer of one's own", .silent, layers(Story.account)),
    Case("passes a known publisher", .silent, layers("464622532012")),
    Case("does not apply without layers", .notApplicable, layers()),
    Case("does not know a function that was not described", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaCrossAccountLayer()) }

  @Test func `passes any account that is recorded`() throws {
    var story = Self.story.beside(.queue, "orders", .queue(QueueConfiguration()))
    story.others[0].account = "444455556666"
    #expect(try story.verdict(LambdaCrossAccountLayer()) == .pass)
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.layers(Story.account, "444455556666", "777788889999").summary(
        LambdaCrossAccountLayer()) == "2 layers of another account, 444455556666 first")
  }

  @Test func `knows publishers by accounts of twelve digits`() {
    #expect(Instant(iso8601: LayerPublishers.asOf) != nil)
    #expect(LayerPublishers.name(of: "464622532012") == "Datadog")
    #expect(LayerPublishers.accounts.allSatisfy { $0.count == 12 && Int($0) != nil })
  }
}
