import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-public-or-plaintext` {
  private static let story = story([allow("*")])
  private static let deny = PolicyStatement(
    effect: "Deny", principals: ["*"], actions: ["sqs:*"],
    conditions: ["Bool aws:SecureTransport=false"])

  private static func allow(_ principal: String, _ conditions: [String] = []) -> PolicyStatement {
    PolicyStatement(
      effect: "Allow", principals: [principal], actions: ["sqs:SendMessage"], conditions: conditions
    )
  }

  private static func story(_ policy: [PolicyStatement]?) -> Story {
    var queue = QueueConfiguration()
    queue.policyStatements = policy
    return Story(.queue, "orders").configuration(.queue(queue))
  }

  @Test(arguments: [
    Case("speaks of everybody", .speaks, story),
    Case("speaks of everybody with TLS", .speaks, story([allow("*"), deny])),
    Case("speaks of plain HTTP", .speaks, story([allow("AWS:111122223333")])),
    Case("speaks of no policy at all", .speaks, story([])),
    Case("passes named callers with TLS", .silent, story([allow("AWS:111122223333"), deny])),
    Case(
      "passes everybody from a topic with TLS", .silent,
      story([allow("*", ["ArnEquals aws:SourceArn=arn:aws:sns:eu-west-1:1:orders"]), deny])),
    Case("does not know where no policy was recorded", .unknown, story(nil)),
    Case("does not know without a configuration", .unknown, Story(.queue, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsPublicOrPlaintext()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SqsPublicOrPlaintext()
    #expect(try Self.story.summary(rule) == "1 statement of the policy open to everybody")
    #expect(try Self.story.evidence("openStatements", rule) == .list(["Allow * sqs:SendMessage"]))
    #expect(try Self.story([]).summary(rule) == "no statement refuses plain HTTP")
  }

  @Test func `is critical where it is open`() throws {
    let rule = SqsPublicOrPlaintext()
    #expect(try Self.story.verdict(rule).violations.first?.severity == .critical)
    #expect(try Self.story([]).verdict(rule).violations.first?.severity == .info)
  }
}
