import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-role-unused-permissions` {
  private static let story = role(used: 90)

  private static func role(made days: Double? = 90, used: Double?) -> Story {
    Story().role {
      $0.createdAt = days.map { Story.ago($0 * 1440) }
      $0.serviceAccess = [
        ServiceAccess(namespace: "sqs", lastUsed: used.map { Story.ago($0 * 1440) }),
        ServiceAccess(namespace: "dynamodb", lastUsed: Story.ago(1)),
      ]
    }
  }

  @Test(arguments: [
    Case("speaks of a service that was not called in ninety days", .speaks, story),
    Case("is silent of a service that was", .silent, role(used: 89.99)),
    Case("speaks of a service that never was", .speaks, role(used: nil)),
    Case("is silent of a younger role", .silent, role(made: 89.99, used: nil)),
    Case(
      "leaves it to the first of the functions to speak", .silent,
      {
        var other = FunctionConfiguration()
        other.role = "arn:aws:iam::111122223333:role/orders-role"
        return story.beside(.lambdaFunction, "aaa", .function(other))
      }()),
    Case("does not know when the role was made", .unknown, role(made: nil, used: nil)),
    Case("does not know what was called", .unknown, Story().role { $0.createdAt = Story.ago(1) }),
    Case(
      "does not know a role that was not read", .unknown, Story().described { $0.role = "arn:r" }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRoleUnusedPermissions()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaRoleUnusedPermissions()
    #expect(
      try Self.story.summary(rule)
        == "1 service not called in 90 d by role orders-role, sqs first")
    #expect(try Self.story.evidence("services", rule) == .list(["sqs: 2026-08-22"]))
    #expect(
      try Story().role { $0.createdAt = Story.ago(1) }.verdict(rule).missing
        == "iam:GetServiceLastAccessedDetails not recorded")
  }
}
