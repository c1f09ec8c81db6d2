import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-esm-no-failure-destination` {
  private static let story = Story().mapping("kinesis", "stream/clicks")

  @Test(
    arguments: [
      Case("speaks of a stream without a destination", .speaks, story),
      Case("speaks of a table's stream", .speaks, Story().mapping("dynamodb", "table/a/stream/1")),
      Case("speaks of a Kafka topic", .speaks, Story().mapping("kafka", "cluster/a/1")),
      Case(
        "takes an empty destination for none", .speaks,
        Story().mapping("kinesis", "stream/clicks") { $0.onFailureDestination = "" }),
      Case(
        "passes a destination", .silent,
        Story().mapping("kinesis", "stream/clicks") { $0.onFailureDestination = "arn:q" }),
      Case(
        "does not apply to a mapping that is off", .notApplicable,
        Story().mapping("kinesis", "stream/clicks") { $0.state = "Disabled" }),
      Case("does not apply to a queue", .notApplicable, Story().mapping("sqs", "orders")),
      Case(
        "does not apply without mappings", .notApplicable,
        Story().function { $0.eventSourceMappings = [] }),
      Case("does not know where mappings were not asked for", .unknown, Story()),
    ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaEsmNoFailureDestination()) }

  @Test func `says what is wrong`() throws {
    #expect(
      try Self.story.summary(LambdaEsmNoFailureDestination())
        == "batches of clicks that fail are lost")
    #expect(
      try Story().verdict(LambdaEsmNoFailureDestination()).missing
        == "lambda:ListEventSourceMappings not recorded")
    #expect(
      try Story().refused("lambda:ListEventSourceMappings").verdict(LambdaEsmNoFailureDestination())
        .missing == "denied: lambda:ListEventSourceMappings")
  }

  @Test func `finds each mapping on its own`() throws {
    let found = try Self.story.mapping("kinesis", "stream/views").verdict(
      LambdaEsmNoFailureDestination()
    ).violations
    #expect(found.map(\.part) == ["m0", "m1"])
    #expect(
      found.first?.evidence == [
        .text("mapping", "m0"),
        .text("source", "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"),
      ])
  }
}
