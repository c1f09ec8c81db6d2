import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-access-log-unstructured` {
  private static let story = story(
    "$context.identity.sourceIp [$context.requestTime] $context.requestId")

  private static func story(_ format: String?) -> Story {
    Story.loggedAPI { $0.stages[0].accessLogFormat = format }
  }

  @Test(arguments: [
    Case("speaks of a line of words", .speaks, story),
    Case(
      "passes JSON with the request's id", .silent,
      story(#"{"id":"$context.requestId","status":$context.status}"#)),
    Case(
      "passes JSON with the extended id", .silent, story(#"{"id":"$context.extendedRequestId"}"#)),
    Case("passes JSON with the trace's id", .silent, story(#"{"id":"$context.xrayTraceId"}"#)),
    Case("speaks of JSON without any of them", .speaks, story(#"{"status":$context.status}"#)),
    Case("speaks of broken JSON", .speaks, story(#"{"id":"$context.requestId",}"#)),
    Case("speaks of a bare value", .speaks, story("$context.requestId")),
    Case("does not apply without access logs", .notApplicable, Story.api()),
    Case("does not know where the format was not recorded", .unknown, story(nil)),
    Case("does not know without a configuration", .unknown, Story(.httpAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwAccessLogUnstructured()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(ApigwAccessLogUnstructured())
        == "1 of 1 stage without JSON lines that name their request: prod")
  }

  @Test func `reads a variable as far as its name goes`() {
    #expect(
      ApigwAccessLogUnstructured.filled(#"{"a":"$context.authorizer.claims.sub","b":$context.x}"#)
        == #"{"a":"0","b":0}"#)
  }
}
