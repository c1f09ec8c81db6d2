import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-access-denied-at-runtime` {
  private static let story = Story().runs(1, .error, ago: 60) {
    $0.errorMessage =
      "User: x is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
  }

  @Test(arguments: [
    Case("speaks of one at the edge of its window", .speaks, story),
    Case(
      "is silent of one before its window", .silent,
      Story().runs(1, .error, ago: 60.01) {
        $0.errorMessage =
          "User: x is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
      }),
    Case("is silent where none was seen", .silent, Story()),
    Case(
      "speaks of one though less than the window was seen", .speaks,
      Story().runs(1, .error, ago: 1) {
        $0.errorMessage =
          "User: x is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
      }.seen(minutes: 5)),
    Case(
      "does not know where less than the window was seen", .unknown, Story().seen(minutes: 59.5)),
    Case("knows where the window was just seen", .silent, Story().seen(minutes: 60)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
    Case(
      "speaks of an error type that says so", .speaks,
      Story().runs(1, .error) { $0.errorType = "AccessDeniedException" }),
    Case(
      "is silent of other errors", .silent, Story().runs(1, .error) { $0.errorType = "TypeError" }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaAccessDeniedAtRuntime()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaAccessDeniedAtRuntime())
        == "denied dynamodb:PutItem on table/orders: 1 time")
  }

  @Test func `tells refused actions apart`() throws {
    let story = Story()
      .runs(2, .error) { $0.errorMessage = "is not authorized to perform: s3:GetObject" }
      .runs(1, .error) { $0.errorMessage = "is not authorized to perform: sqs:SendMessage" }
    let parts = try story.verdict(LambdaAccessDeniedAtRuntime()).violations.map(\.part)
    #expect(parts == ["s3:GetObject", "sqs:SendMessage"])
  }
}
