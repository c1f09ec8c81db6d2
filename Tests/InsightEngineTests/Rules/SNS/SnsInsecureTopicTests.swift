import ServerlessModel
import Testing

@testable import InsightEngine

struct `sns-insecure-topic` {
  private static let story = story([PolicyStatement(effect: "Allow", principals: ["AWS:*"])])

  private static func story(
    _ policy: [PolicyStatement]? = [], protocols: [String]? = ["https"], key: String? = nil,
    tag: String = "plain"
  ) -> Story {
    var topic = TopicConfiguration()
    topic.policyStatements = policy
    topic.kmsKey = key
    topic.subscriptions = protocols?.map {
      TopicSubscription(arn: "s", endpointProtocol: $0, endpoint: $0 + "://a.example")
    }
    return Story(.topic, "orders").configuration(.topic(topic)).tagged(["data-class": tag])
  }

  @Test(arguments: [
    Case("speaks of a policy for everybody", .speaks, story),
    Case(
      "speaks of it where subscriptions are not known", .speaks,
      story([.init(effect: "Allow", principals: ["*"])], protocols: nil)),
    Case(
      "passes the policy that SNS sets", .silent,
      story([
        .init(
          effect: "Allow", principals: ["AWS:*"],
          conditions: ["StringEquals AWS:SourceOwner=111122223333"])
      ])),
    Case("speaks of plain HTTP", .speaks, story(protocols: ["http"])),
    Case("speaks of sensitive data without a key", .speaks, story(tag: "sensitive")),
    Case("passes sensitive data with one", .silent, story(key: "k", tag: "sensitive")),
    Case("passes the rest", .silent, story()),
    Case("does not know where the policy was not recorded", .unknown, story(nil, tag: "sensitive")),
    Case("does not know where subscriptions were not", .unknown, story(protocols: nil)),
    Case("does not know without a configuration", .unknown, Story(.topic, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SnsInsecureTopic()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SnsInsecureTopic()
    #expect(try Self.story.summary(rule) == "1 statement of the policy open to everybody")
    let all = Self.story(
      [PolicyStatement(effect: "Allow", principals: ["*"])], protocols: ["http", "http"],
      tag: "sensitive")
    #expect(
      try all.summary(rule)
        == "1 statement of the policy open to everybody, 2 subscriptions over plain HTTP, "
        + "no KMS key on sensitive data")
  }

  @Test(arguments: [
    ("open", story, Severity.critical), ("plain", story(protocols: ["http"]), .warning),
    ("without a key", story(tag: "sensitive"), .info),
  ])
  func `is as severe as the worst of it`(_: String, story: Story, severity: Severity) throws {
    #expect(try story.verdict(SnsInsecureTopic()).violations.first?.severity == severity)
  }
}
