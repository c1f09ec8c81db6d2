import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-role-confused-deputy` {
  private static let story = policy()

  private static func policy(
    _ principals: [String] = ["Service:s3.amazonaws.com"], _ conditions: [String] = [],
    effect: String = "Allow"
  ) -> Story {
    Story().function {
      $0.policyStatements = [
        PolicyStatement(sid: "s3", effect: effect, principals: principals, conditions: conditions)
      ]
    }
  }

  @Test(arguments: [
    Case("speaks of a service without limits", .speaks, story),
    Case("is silent of a source", .silent, policy(conditions: "ArnLike AWS:SourceArn=arn:b")),
    Case(
      "is silent of an account", .silent,
      policy(conditions: "StringEquals aws:SourceAccount=111122223333")),
    Case(
      "is silent of an organisation", .silent,
      policy(conditions: "StringEquals aws:SourceOrgID=o-1")),
    Case(
      "is silent of a skill's token", .silent,
      policy(conditions: "StringEquals lambda:EventSourceToken=amzn1")),
    Case("is not content with any source", .speaks, policy(conditions: "ArnLike aws:SourceArn=*")),
    Case(
      "is not content with all other sources", .speaks,
      policy(conditions: "ArnNotLike aws:SourceArn=arn:b")),
    Case(
      "is not content with a source at all", .speaks, policy(conditions: "Null aws:SourceArn=false")
    ),
    Case(
      "is not content with something else", .speaks,
      policy(conditions: "Bool aws:SecureTransport=true")),
    Case("is silent of an account as principal", .silent, policy(["AWS:111122223333"])),
    Case("is silent of what is denied", .silent, policy(effect: "Deny")),
    Case("is silent of an empty policy", .silent, Story().function { $0.policyStatements = [] }),
    Case("does not know where nobody asked who may call", .unknown, Story()),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRoleConfusedDeputy()) }

  private static func policy(conditions: String) -> Story {
    policy(["Service:s3.amazonaws.com"], [conditions])
  }

  @Test func `says what is wrong`() throws {
    let rule = LambdaRoleConfusedDeputy()
    #expect(try Self.story.summary(rule) == "s3.amazonaws.com may invoke it for any account")
    #expect(
      try Self.policy(["Service:s3.amazonaws.com", "Service:sns.amazonaws.com"]).summary(rule)
        == "s3.amazonaws.com may invoke it for any account, and 1 other")
    #expect(try Story().verdict(rule).missing == "lambda:GetPolicy not recorded")
  }
}
