import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-recursive-loop` {
  private static let story = Story().metric("RecursiveInvocationsDropped", oldest(15, 1))

  private static func loop(_ function: inout FunctionConfiguration) {
    let queue = "arn:aws:sqs:eu-west-1:111122223333:orders"
    function.recursiveLoop = "Allow"
    function.onSuccessDestination = queue
    function.eventSourceMappings = [
      EventSourceMapping(uuid: "1", functionARN: "orders-api", sourceARN: queue)
    ]
  }

  @Test(arguments: [
    Case("speaks of one dropped run at the edge of its window", .speaks, story),
    Case(
      "is silent of one before its window", .silent,
      Story().metric("RecursiveInvocationsDropped", oldest(16, 1))),
    Case("is silent without", .silent, Story().seen(minutes: 15)),
    Case("speaks of a function that may write to its own trigger", .speaks, Story().function(loop)),
    Case(
      "is silent where Lambda ends such loops", .silent,
      Story().function {
        loop(&$0); $0.recursiveLoop = "Terminate"
      }),
    Case(
      "is silent where input and output differ", .silent,
      Story().function {
        loop(&$0); $0.onSuccessDestination = nil
      }),
    Case("does not know where less than its window was seen", .unknown, Story().seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRecursiveLoop()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaRecursiveLoop())
        == "recursive runs stopped: 1 time")
  }
}
