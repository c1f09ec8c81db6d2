import ServerlessModel
import Testing

@testable import InsightEngine

struct `kinesis-unprotected` {
  private static let story = story("NONE", hours: 168)

  private static func story(_ encryption: String? = "KMS", hours: Int? = 24) -> Story {
    var stream = DataStreamConfiguration()
    stream.encryption = encryption
    stream.retentionHours = hours
    return Story(.dataStream, "clicks").configuration(.dataStream(stream))
  }

  private static func consumed(_ story: Story, failures: Int = 1, ago: Double = 1440) -> Story {
    var function = FunctionConfiguration()
    function.eventSourceMappings = [
      EventSourceMapping(uuid: "1", functionARN: "f", sourceARN: story.resource.id.arn)
    ]
    return story.beside(.lambdaFunction, "indexer", .function(function), minutesAgo: ago) {
      $0.executions = 5
      $0.errors = failures
    }
  }

  private static func delivery(_ encryption: String?, source: String? = nil) -> Story {
    var stream = DeliveryStreamConfiguration()
    stream.encryption = encryption
    stream.source = source
    return Story(.deliveryStream, "lake").configuration(.deliveryStream(stream))
  }

  @Test(arguments: [
    Case("speaks of no encryption", .speaks, story),
    Case("passes encryption", .silent, story()),
    Case("speaks of a day's retention with a failing consumer", .speaks, consumed(story())),
    Case("speaks of 47 hours", .speaks, consumed(story(hours: 47))),
    Case("passes two days", .silent, consumed(story(hours: 48))),
    Case("passes a consumer without failures", .silent, consumed(story(), failures: 0)),
    Case("passes one that failed before its window", .silent, consumed(story(), ago: 1441)),
    Case("speaks of an open Firehose stream", .speaks, delivery("DISABLED")),
    Case("passes an encrypted one", .silent, delivery("ENABLED")),
    Case(
      "does not apply to one that a data stream feeds", .notApplicable,
      delivery("DISABLED", source: "arn:aws:kinesis:eu-west-1:1:stream/a")),
    Case("does not know how that is set", .unknown, delivery(nil)),
    Case("does not know the encryption", .unknown, story(nil)),
    Case("does not know the retention", .unknown, story(hours: nil)),
    Case("does not know without a configuration", .unknown, Story(.dataStream, "clicks")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(KinesisUnprotected()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = KinesisUnprotected()
    #expect(try Self.story.summary(rule) == "not encrypted")
    #expect(try Self.story.verdict(rule).violations.first?.severity == .warning)
    let short = try Self.consumed(Self.story()).verdict(rule).violations.first
    #expect(short?.summary == "keeps 24 h of records while indexer fails")
    #expect(short?.severity == .info)
    #expect(
      try Self.consumed(Self.story("NONE")).summary(rule)
        == "not encrypted, keeps 24 h of records while indexer fails")
  }
}
