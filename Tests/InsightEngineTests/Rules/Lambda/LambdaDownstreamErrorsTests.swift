import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-downstream-errors` {
  private static let story = Story().traces(
    1, ms: 100, ago: 30, [Call(name: "DynamoDB", operation: "Query", ms: 5, fault: true)]
  ).traces(19, ms: 100, ago: 30, [Call(name: "DynamoDB", operation: "Query", ms: 5)])

  @Test(arguments: [
    Case("speaks of one fault in twenty calls", .speaks, story),
    Case(
      "speaks of throttling", .speaks,
      Story().traces(
        1, ms: 100, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 5, throttle: true)]
      ).traces(19, ms: 100, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 5)])),
    Case(
      "is silent below five percent", .silent,
      Story().traces(
        1, ms: 100, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 5, fault: true)]
      ).traces(20, ms: 100, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 5)])),
    Case(
      "is silent below twenty calls", .silent,
      Story().traces(
        1, ms: 100, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 5, fault: true)]
      ).traces(18, ms: 100, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 5)])),
    Case(
      "is silent of calls before its window", .silent,
      Story().traces(
        1, ms: 100, ago: 30.1, [Call(name: "DynamoDB", operation: "Query", ms: 5, fault: true)]
      ).traces(19, ms: 100, ago: 30.1, [Call(name: "DynamoDB", operation: "Query", ms: 5)])),
    Case("knows where half an hour was just seen", .silent, Story().seen(minutes: 30)),
    Case("does not know where less was seen", .unknown, Story().seen(minutes: 29)),
    Case(
      "does not know where traces were denied", .unknown,
      Story().denied(.traces, "xray:GetTraceSummaries")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaDownstreamErrors()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaDownstreamErrors())
        == "DynamoDB Query fails: 1 of 20 calls")
  }
}
