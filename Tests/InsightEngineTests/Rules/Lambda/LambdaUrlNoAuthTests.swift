import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-url-no-auth` {
  private static let story = address("NONE")

  private static func address(_ type: String?, known: Bool? = true) -> Story {
    Story().function {
      $0.urlKnown = known
      $0.url = type.map { FunctionURL(authType: $0, address: "https://x.lambda-url.aws/") }
    }
  }

  @Test(arguments: [
    Case("speaks of an open address", .speaks, story),
    Case("passes an address that asks who calls", .silent, address("AWS_IAM")),
    Case("does not apply without an address", .notApplicable, address(nil)),
    Case("does not know where addresses were not asked for", .unknown, address(nil, known: nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaUrlNoAuth()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaUrlNoAuth()
    #expect(try Self.story.without(.metrics).summary(rule) == "its URL asks nobody who calls")
    #expect(
      try Self.story.metric("UrlRequestCount", [3, 4]).summary(rule)
        == "its URL asks nobody who calls, 7 requests in 24 h")
    #expect(try Self.story.evidence("address", rule) == .text("https://x.lambda-url.aws/"))
    #expect(
      try Self.address(nil, known: nil).verdict(rule).missing
        == "lambda:ListFunctionUrlConfigs not recorded")
  }
}
