import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-unencrypted` {
  private static let story = story(managed: false)

  private static func story(managed: Bool? = nil, key: String? = nil) -> Story {
    var queue = QueueConfiguration()
    queue.managedEncryption = managed
    queue.kmsKey = key
    return Story(.queue, "orders").configuration(.queue(queue))
  }

  @Test(arguments: [
    Case("speaks of neither", .speaks, story),
    Case("speaks of an empty key", .speaks, story(managed: false, key: "")),
    Case("passes SSE-SQS", .silent, story(managed: true)),
    Case("passes a key", .silent, story(managed: false, key: "alias/orders")),
    Case("passes a key alone", .silent, story(key: "alias/orders")),
    Case("does not know where neither was recorded", .unknown, story()),
    Case("does not know without a configuration", .unknown, Story(.queue, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsUnencrypted()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(SqsUnencrypted()) == "neither SSE-SQS nor a KMS key")
  }
}
