import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-passthrough-candidate` {
  private static let story = story()

  private static func story(_ count: Int = 50, own: Double = 10, ago: Double = 1440) -> Story {
    Story().function {
      $0.policyStatements = [
        PolicyStatement(effect: "Allow", principals: ["apigateway.amazonaws.com"])
      ]
    }.traces(
      count, ms: 50 + own, ago: ago, [Call(name: "DynamoDB", operation: "PutItem", ms: 50)])
  }

  @Test(arguments: [
    Case("speaks of fifty traces of one call", .speaks, story()),
    Case("does not know of forty-nine", .unknown, story(49)),
    Case("does not know of traces before its window", .unknown, story(ago: 1441)),
    Case("is silent above ten milliseconds of own work", .silent, story(own: 10.5)),
    Case("speaks where one trace in twenty differs", .speaks, story(95).traces(5, ms: 100)),
    Case("is silent where more differ", .silent, story(94).traces(6, ms: 100)),
    Case(
      "is silent of functions that call two services", .silent,
      story(0).traces(
        50, ms: 100, [Call(name: "SQS", ms: 50), Call(name: "S3", ms: 50, after: 50)])),
    Case(
      "is silent of calls to other hosts", .silent,
      story(0).traces(50, ms: 100, [Call(name: "SQS", ms: 100, remote: true)])),
    Case(
      "is silent of services that cannot be joined", .silent,
      story(0).traces(50, ms: 100, [Call(name: "RDS", ms: 100)])),
    Case(
      "does not apply to other triggers", .notApplicable,
      Story().function {
        $0.policyStatements = [PolicyStatement(effect: "Allow", principals: ["s3.amazonaws.com"])]
      }),
    Case(
      "does not know where traces were denied", .unknown,
      story(0).denied(.traces, "xray:GetTraceSummaries")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaPassthroughCandidate()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaPassthroughCandidate())
        == "only calls DynamoDB PutItem, own work 10 ms")
  }
}
