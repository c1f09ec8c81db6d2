import AWSClient
import ServerlessModel
import Testing

@testable import DataProvider

struct AnswerPathTests {
  @Test func `reads account, region, operation, subject and time`() {
    let path = AnswerPath(
      "dump/2026-11-20T14:00:00Z/111122223333/eu-west-1/lambda.get-function-concurrency.orders-api.json.gz"
    )
    #expect(path.account == "111122223333")
    #expect(path.region == "eu-west-1")
    #expect(path.operation?.title == "lambda get-function-concurrency")
    #expect(path.subject == "orders-api")
    #expect(path.time == Instant(iso8601: "2026-11-20T14:00:00Z"))
  }

  @Test func `keeps dots and encoded slashes of a subject`() {
    #expect(AnswerPath("s3api.get-bucket-policy.my.bucket.json").subject == "my.bucket")
    #expect(
      AnswerPath("logs.describe-log-streams.%2Faws%2Flambda%2Fx.json").subject == "/aws/lambda/x")
  }

  @Test(arguments: ["orders.json", "lambda.delete-function.json", "lambda.json", "", "a/b/c"])
  func `says nothing of other files`(_ path: String) {
    #expect(AnswerPath(path).operation == nil)
  }

  @Test func `takes no word for a region that is none`() {
    #expect(AnswerPath("us-gov-east-1/x.json").region == "us-gov-east-1")
    #expect(AnswerPath("my-app-1x/x.json").region == nil)
    #expect(AnswerPath("global/x.json").region == "global")
    #expect(AnswerPath("12345/x.json").account == nil)
  }

  @Test func `reads the date of an answer's metadata`() {
    #expect(
      ResponseDate.moment("Fri, 20 Nov 2026 14:32:10 GMT")
        == Instant(iso8601: "2026-11-20T14:32:10Z"))
    #expect(ResponseDate.moment("yesterday") == nil)
  }
}
