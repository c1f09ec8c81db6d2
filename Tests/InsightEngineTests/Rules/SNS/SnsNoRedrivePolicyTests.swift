import ServerlessModel
import Testing

@testable import InsightEngine

struct `sns-no-redrive-policy` {
  private static let story = story([subscription(), subscription("lambda", dead: "arn:dlq")])

  private static func subscription(
    _ name: String = "sqs", dead: String? = nil, known: Bool? = true, pending: Bool? = nil
  ) -> TopicSubscription {
    TopicSubscription(
      arn: "s", endpointProtocol: name, endpoint: "arn:aws:sqs:eu-west-1:111122223333:orders",
      deadLetterTarget: dead, pending: pending, redriveKnown: known)
  }

  private static func story(_ subscriptions: [TopicSubscription]?) -> Story {
    var topic = TopicConfiguration()
    topic.subscriptions = subscriptions
    return Story(.topic, "orders").configuration(.topic(topic))
  }

  @Test(arguments: [
    Case("speaks of a subscription without one", .speaks, story),
    Case(
      "passes subscriptions with one", .silent, story([subscription(dead: "arn:dlq", known: nil)])),
    Case(
      "speaks of one beside others that are not known", .speaks,
      story([subscription(), subscription(known: nil)])),
    Case("does not apply to mail", .notApplicable, story([subscription("email")])),
    Case(
      "does not apply before it is confirmed", .notApplicable, story([subscription(pending: true)])),
    Case("does not apply without subscriptions", .notApplicable, story([])),
    Case(
      "does not know where its attributes were not asked for", .unknown,
      story([subscription(known: nil)])),
    Case("does not know where subscriptions were not", .unknown, story(nil)),
    Case("does not know without a configuration", .unknown, Story(.topic, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SnsNoRedrivePolicy()) }

  @Test(arguments: ["lambda", "sqs", "http", "https", "firehose"])
  func `applies to every protocol that can have one`(name: String) throws {
    #expect(
      try Self.story([Self.subscription(name)]).verdict(SnsNoRedrivePolicy()).outcome == .speaks)
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SnsNoRedrivePolicy())
        == "1 of 2 subscriptions without a dead-letter queue: sqs orders")
  }
}
