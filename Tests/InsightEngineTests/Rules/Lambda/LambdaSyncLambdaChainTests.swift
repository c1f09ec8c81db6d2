import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-sync-lambda-chain` {
  private static let story = Story().traces(
    10, ms: 1000, ago: 1440, [Call(name: "Lambda", operation: "Invoke", ms: 500, target: "price")])

  @Test(arguments: [
    Case("speaks of ten traces", .speaks, story),
    Case(
      "is silent of nine", .silent,
      Story().traces(
        9, ms: 1000, ago: 5, [Call(name: "Lambda", operation: "Invoke", ms: 500, target: "price")])),
    Case(
      "is silent of traces before its window", .silent,
      Story().traces(
        10, ms: 1000, ago: 1441,
        [Call(name: "Lambda", operation: "Invoke", ms: 500, target: "price")])),
    Case(
      "is silent of asynchronous calls", .silent,
      Story().traces(
        10, ms: 1000, [Call(name: "Lambda", operation: "Invoke", ms: 5, asynchronous: true)])),
    Case(
      "is silent of other calls", .silent,
      Story().traces(10, ms: 1000, [Call(name: "S3", operation: "GetObject", ms: 5)])),
    Case("knows where a day was just seen", .silent, Story().seen(minutes: 1440)),
    Case("does not know where less than a day was seen", .unknown, Story().seen(minutes: 1439)),
    Case(
      "does not know where traces were denied", .unknown,
      Story().denied(.traces, "xray:GetTraceSummaries")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaSyncLambdaChain()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaSyncLambdaChain())
        == "waits for price in 10 traces")
  }
}
