import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-downstream-slow` {
  private static let story = Story().traces(
    20, ms: 1000, ago: 1440, [Call(name: "DynamoDB", operation: "Query", ms: 600)])

  @Test(arguments: [
    Case("speaks at sixty percent of p95", .speaks, story),
    Case(
      "is silent below sixty percent", .silent,
      Story().traces(20, ms: 1000, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 599)])),
    Case(
      "speaks at half a second", .speaks,
      Story().traces(20, ms: 500, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 500)])),
    Case(
      "is silent below half a second", .silent,
      Story().traces(20, ms: 500, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 499.5)])),
    Case(
      "does not know of nineteen traces", .unknown,
      Story().traces(19, ms: 1000, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 600)])),
    Case(
      "does not know of traces before its window", .unknown,
      Story().traces(20, ms: 1000, ago: 1441, [Call(name: "DynamoDB", operation: "Query", ms: 600)])
    ),
    Case(
      "is silent of a call that is rare", .silent,
      Story().traces(19, ms: 1000, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 600)])
        .traces(1, ms: 1000)),
    Case(
      "speaks of a call in twenty of many traces", .speaks,
      Story().traces(20, ms: 1000, ago: 5, [Call(name: "DynamoDB", operation: "Query", ms: 600)])
        .traces(1, ms: 1000)),
    Case(
      "does not know where traces were denied", .unknown,
      Story().denied(.traces, "xray:GetTraceSummaries")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaDownstreamSlow()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaDownstreamSlow())
        == "DynamoDB Query takes 600 ms of 1.00 s at p95")
  }
}
