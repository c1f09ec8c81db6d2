import ServerlessModel
import Testing

@testable import InsightEngine

struct `secrets-not-rotated` {
  private static let story = story(rotates: true, changed: 90 * 1440 + 1)

  /// Last changed so many minutes ago.
  private static func story(rotates: Bool?, changed: Double?, rotated: Double? = nil) -> Story {
    var secret = SecretConfiguration()
    secret.rotationEnabled = rotates
    secret.lastChanged = changed.map(Story.ago)
    secret.lastRotated = rotated.map(Story.ago)
    return Story(.secret, "db").configuration(.secret(secret))
  }

  @Test(arguments: [
    Case("speaks where rotation is off", .speaks, story(rotates: false, changed: 5)),
    Case("speaks of a secret older than ninety days", .speaks, story),
    Case("passes one of ninety days", .silent, story(rotates: true, changed: 90 * 1440)),
    Case(
      "counts from its last rotation", .silent,
      story(rotates: true, changed: 200 * 1440, rotated: 9)),
    Case("does not know when it was changed", .unknown, story(rotates: true, changed: nil)),
    Case(
      "does not know where rotation was not asked for", .unknown, story(rotates: nil, changed: 5)),
    Case("does not know without a configuration", .unknown, Story(.secret, "db")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SecretsNotRotated()) }

  @Test func `says how old it is`() throws {
    let rule = SecretsNotRotated()
    #expect(try Self.story.summary(rule) == "rotation is on, but last changed 90 d ago")
    #expect(
      try Self.story(rotates: false, changed: 300 * 1440).summary(rule)
        == "rotation is off, last changed 300 d ago")
    #expect(try Self.story(rotates: false, changed: nil).summary(rule) == "rotation is off")
  }

  @Test func `is judged again though nothing changes`() throws {
    let story = Self.story(rotates: true, changed: 90 * 1440 + 90)
    let told = try Judge.timeline(
      source: story, span: TimeSpan(start: Story.ago(180), end: Story.now),
      rules: [SecretsNotRotated()])
    #expect(told.events.first?.kind == .opened)
    #expect(told.events.first.map { Story.now.since($0.time) / 60_000 } == 60)
    #expect(
      SecretsNotRotated().recheckAt(after: Story.now, stepSeconds: 300)
        == Story.now.adding(seconds: 3600))
  }
}
