import ServerlessModel
import Testing

@testable import InsightEngine

struct `sns-invalid-filter-attributes` {
  private static let story = story("InvalidAttributes", first(5, of: 5, 1))

  private static func story(_ what: String, _ values: [Double]) -> Story {
    Story(.topic, "orders").metric("NumberOfNotificationsFilteredOut-" + what, values)
  }

  @Test(arguments: [
    Case("speaks of five minutes", .speaks, story),
    Case("speaks of bodies", .speaks, story("InvalidMessageBody", first(5, of: 5, 1))),
    Case("is silent of four minutes", .silent, story("InvalidAttributes", first(4, of: 5, 9))),
    Case(
      "is silent of minutes before its window", .silent,
      story("InvalidAttributes", first(5, of: 6, 1))),
    Case(
      "is silent of what was filtered out as meant", .silent,
      story("NoMessageAttributes", first(5, of: 5, 1))),
    Case("is silent without points", .silent, Story(.topic, "orders").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.topic, "orders").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SnsInvalidFilterAttributes()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SnsInvalidFilterAttributes())
        == "5 notifications filtered out as invalid, 5 of the last 5 min")
  }
}
