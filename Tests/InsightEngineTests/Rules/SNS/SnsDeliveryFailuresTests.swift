import ServerlessModel
import Testing

@testable import InsightEngine

struct `sns-delivery-failures` {
  private static let story = story(failed: 1, delivered: 99)

  private static func story(failed: Double, delivered: Double, minutes: Int = 15) -> Story {
    Story(.topic, "orders").metric("NumberOfNotificationsFailed", oldest(minutes, failed))
      .metric("NumberOfNotificationsDelivered", oldest(15, delivered))
  }

  @Test(arguments: [
    Case("speaks of one in a hundred", .speaks, story),
    Case("is silent of a smaller share", .silent, story(failed: 1, delivered: 100)),
    Case("is silent without failures", .silent, story(failed: 0, delivered: 0)),
    Case(
      "is silent of failures before its window", .silent,
      story(failed: 9, delivered: 0, minutes: 16)),
    Case("is silent without points", .silent, Story(.topic, "orders").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.topic, "orders").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SnsDeliveryFailures()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SnsDeliveryFailures()
    #expect(try Self.story.summary(rule) == "1 notification of 100 not delivered")
    var topic = TopicConfiguration()
    topic.subscriptions = ["sqs", "lambda", "sqs"].map {
      TopicSubscription(arn: $0, endpointProtocol: $0, endpoint: "e")
    }
    #expect(
      try Self.story.configuration(.topic(topic)).evidence("subscriptions", rule)
        == .list(["lambda ×1", "sqs ×2"]))
  }

  @Test func `can ask for more than one failure`() throws {
    var rule = SnsDeliveryFailures()
    rule.minFailed = Parameter("minFailed", 2)
    #expect(try Self.story(failed: 1, delivered: 0).verdict(rule) == .pass)
    #expect(try Self.story(failed: 2, delivered: 0).verdict(rule).violations.count == 1)
  }
}
