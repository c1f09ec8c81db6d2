import ServerlessModel
import Testing

@testable import InsightEngine

struct `sns-redrive-failing` {
  private static let story = story("NumberOfNotificationsFailedToRedriveToDlq")

  private static func story(_ metric: String, minutes: Int = 15) -> Story {
    Story(.topic, "orders").metric(metric, oldest(minutes, 2))
  }

  @Test(arguments: [
    Case("speaks of messages that were lost", .speaks, story),
    Case(
      "speaks of messages that were put aside", .speaks, story("NumberOfNotificationsRedrivenToDlq")
    ),
    Case(
      "is silent of minutes before its window", .silent,
      story("NumberOfNotificationsRedrivenToDlq", minutes: 16)),
    Case("is silent without points", .silent, Story(.topic, "orders").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.topic, "orders").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SnsRedriveFailing()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SnsRedriveFailing()
    let lost = try Self.story.verdict(rule).violations.first
    #expect(lost?.summary == "2 notifications lost, the dead-letter queue did not take them")
    #expect(lost?.severity == .critical)
    let aside = try Self.story("NumberOfNotificationsRedrivenToDlq").verdict(rule).violations.first
    #expect(aside?.summary == "2 notifications put into the dead-letter queue")
    #expect(aside?.severity == .warning)
  }
}
