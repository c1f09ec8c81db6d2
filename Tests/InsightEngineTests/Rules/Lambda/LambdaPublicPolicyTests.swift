import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-public-policy` {
  private static let story = policy("*")

  private static func policy(
    _ principal: String, _ condition: String? = nil, effect: String = "Allow"
  ) -> Story {
    Story().function {
      $0.policyStatements = [
        PolicyStatement(
          sid: "all", effect: effect, principals: [principal], actions: ["lambda:InvokeFunction"],
          conditions: condition.map { [$0] } ?? [])
      ]
    }
  }

  @Test(arguments: [
    Case("speaks of anybody", .speaks, story),
    Case("speaks of any account", .speaks, policy("AWS:*")),
    Case("is silent of one account", .silent, policy("AWS:111122223333")),
    Case("is silent of a service", .silent, policy("Service:s3.amazonaws.com")),
    Case("is silent of what is denied", .silent, policy("*", effect: "Deny")),
    Case("is silent of a source", .silent, policy("*", "ArnLike aws:SourceArn=arn:b")),
    Case(
      "is silent of an organisation", .silent, policy("*", "StringEquals aws:PrincipalOrgID=o-1")),
    Case(
      "leaves the address to another rule", .silent,
      policy("*", "StringEquals lambda:FunctionUrlAuthType=NONE")),
    Case(
      "is not content with something else", .speaks, policy("*", "Bool aws:SecureTransport=true")),
    Case("is silent of an empty policy", .silent, Story().function { $0.policyStatements = [] }),
    Case("does not know where nobody asked who may call", .unknown, Story()),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaPublicPolicy()) }

  @Test func `says what is wrong`() throws {
    #expect(
      try Self.story.summary(LambdaPublicPolicy())
        == "anybody may lambda:InvokeFunction by statement all")
    #expect(
      try Story().refused("lambda:GetPolicy").verdict(LambdaPublicPolicy()).missing
        == "denied: lambda:GetPolicy")
  }
}
