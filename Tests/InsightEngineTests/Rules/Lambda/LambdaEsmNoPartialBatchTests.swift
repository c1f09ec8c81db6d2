import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-esm-no-partial-batch` {
  private static let story = batches(2)

  private static func batches(
    _ size: Int?, _ types: [String] = [], _ service: String = "sqs", _ tail: String = "orders"
  ) -> Story {
    Story().mapping(service, tail) {
      $0.batchSize = size
      $0.functionResponseTypes = types
    }
  }

  @Test(arguments: [
    Case("speaks of a batch of two", .speaks, story),
    Case("is silent of single items", .silent, batches(1)),
    Case("is silent where items are reported", .silent, batches(10, ["ReportBatchItemFailures"])),
    Case("speaks of a stream", .speaks, batches(100, [], "kinesis", "stream/clicks")),
    Case("speaks of a table's stream", .speaks, batches(100, [], "dynamodb", "table/a/stream/1")),
    Case("does not apply to Kafka", .notApplicable, batches(100, [], "kafka", "cluster/a/1")),
    Case(
      "does not apply to a mapping that is off", .notApplicable,
      Story().mapping("sqs", "orders") { $0.state = "Disabled" }),
    Case("does not know where the size was not said", .unknown, batches(nil)),
    Case("does not know where mappings were not asked for", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaEsmNoPartialBatch()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaEsmNoPartialBatch())
        == "one bad item of orders repeats a batch of 2")
  }
}
