import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-async-no-failure-destination` {
  private static let story = Story().function(asynchronous)

  private static func asynchronous(_ function: inout FunctionConfiguration) {
    function.asyncConfigurationKnown = true
    function.policyStatements = [
      PolicyStatement(effect: "Allow", principals: ["s3.amazonaws.com"])
    ]
  }

  @Test(arguments: [
    Case("speaks of events without a destination", .speaks, story),
    Case(
      "speaks of events that only a metric tells of", .speaks,
      Story().function { $0.asyncConfigurationKnown = true }.metric(
        "AsyncEventsReceived", at: [30 * 1440: 1])),
    Case(
      "is silent of events more than thirty days ago", .notApplicable,
      Story().function { $0.asyncConfigurationKnown = true }.metric(
        "AsyncEventsReceived", at: [30 * 1440 + 1: 1])),
    Case(
      "passes a dead-letter queue", .silent,
      Story().function {
        asynchronous(&$0); $0.deadLetterTarget = "arn:q"
      }),
    Case(
      "passes a failure destination", .silent,
      Story().function {
        asynchronous(&$0); $0.onFailureDestination = "arn:q"
      }),
    Case(
      "does not apply without events", .notApplicable, Story().function { $0.policyStatements = [] }
    ),
    Case(
      "does not apply to a function behind an API", .notApplicable,
      Story().function {
        $0.policyStatements = [
          PolicyStatement(effect: "Allow", principals: ["apigateway.amazonaws.com"])
        ]
      }),
    Case("does not know where nothing tells of triggers", .unknown, Story().without(.metrics)),
    Case(
      "does not know where the destination was not asked for", .unknown,
      Story().function {
        asynchronous(&$0); $0.asyncConfigurationKnown = false
      }),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws {
    try test.check(LambdaAsyncNoFailureDestination())
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaAsyncNoFailureDestination())
        == "takes events from S3, failed ones are lost")
  }
}
