import ServerlessModel
import Testing

@testable import InsightEngine

struct `secrets-unused` {
  private static let story = story(accessed: 90 * 1440 + 1)

  private static func story(accessed: Double?, created: Double? = 400 * 1440) -> Story {
    var secret = SecretConfiguration()
    secret.lastAccessed = accessed.map(Story.ago)
    secret.createdAt = created.map(Story.ago)
    return Story(.secret, "db").configuration(.secret(secret))
  }

  @Test(arguments: [
    Case("speaks of a secret not read in ninety days", .speaks, story),
    Case("passes one that was", .silent, story(accessed: 90 * 1440)),
    Case("speaks of one that was never read", .speaks, story(accessed: nil)),
    Case("passes a new one that was never read", .silent, story(accessed: nil, created: 90 * 1440)),
    Case(
      "does not know how old one is that was never read", .unknown,
      story(accessed: nil, created: nil)),
    Case("does not know without a configuration", .unknown, Story(.secret, "db")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SecretsUnused()) }

  @Test func `says when it was read and what it costs`() throws {
    #expect(try Self.story.summary(SecretsUnused()) == "last read 90 d ago, $0.40 a month")
    #expect(
      try Self.story(accessed: nil).summary(SecretsUnused())
        == "never read, made 400 d ago, $0.40 a month")
  }
}
