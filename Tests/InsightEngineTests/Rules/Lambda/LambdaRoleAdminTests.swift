import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-role-admin` {
  private static let story = role(attached: ["arn:aws:iam::aws:policy/AdministratorAccess"])

  private static func role(_ statements: PolicyStatement..., attached: [String]? = []) -> Story {
    Story().role {
      $0.statements = statements
      $0.attachedPolicies = attached
      $0.readPolicies = attached
    }
  }

  private static func allowing(
    _ actions: [String], on resources: [String] = ["*"], effect: String = "Allow"
  ) -> Story {
    role(PolicyStatement(effect: effect, actions: actions, resources: resources))
  }

  @Test(arguments: [
    Case("speaks of an administrator", .speaks, story),
    Case("speaks of a power user", .speaks, role(attached: ["PowerUserAccess"])),
    Case(
      "is silent of a policy of a longer name", .silent,
      role(attached: ["arn:aws:iam::111122223333:policy/NoAdministratorAccess"])),
    Case("speaks of everything on everything", .speaks, allowing(["*"])),
    Case("speaks of it as it is written too", .speaks, allowing(["*:*"])),
    Case("is silent of everything on one thing", .silent, allowing(["*"], on: ["arn:t"])),
    Case("is silent of what is denied", .silent, allowing(["*"], effect: "Deny")),
    Case("speaks of the right to write policies", .speaks, allowing(["iam:PutRolePolicy"])),
    Case(
      "speaks of it among others", .speaks, allowing(["iam:Put*"], on: ["arn:aws:iam::1:role/*"])),
    Case("is silent of it on one role", .silent, allowing(["iam:PutRolePolicy"], on: ["arn:r"])),
    Case("speaks of new versions of policies", .speaks, allowing(["iam:CreatePolicyVersion"])),
    Case("speaks of attaching policies", .speaks, allowing(["iam:AttachRolePolicy"])),
    Case(
      "speaks of all but the right to read", .speaks,
      role(PolicyStatement(effect: "Allow", notActions: ["s3:*"], resources: ["*"]))),
    Case(
      "is silent of all but roles and functions", .silent,
      role(PolicyStatement(effect: "Allow", notActions: ["iam:*", "lambda:*"], resources: ["*"]))),
    Case(
      "speaks of a pair in two statements", .speaks,
      role(
        PolicyStatement(effect: "Allow", actions: ["iam:PassRole"], resources: ["*"]),
        PolicyStatement(effect: "Allow", actions: ["lambda:Create*"], resources: ["*"]))),
    Case("is silent of half of a pair", .silent, allowing(["iam:PassRole"])),
    Case("is silent of the other half", .silent, allowing(["lambda:CreateFunction"])),
    Case(
      "leaves it to the first of the functions to speak", .silent,
      {
        var other = FunctionConfiguration()
        other.role = "arn:aws:iam::111122223333:role/orders-role"
        return story.beside(.lambdaFunction, "aaa", .function(other))
      }()),
    Case("does not know which policies are attached", .unknown, role(attached: nil)),
    Case(
      "does not know a role without statements", .unknown, Story().role { $0.attachedPolicies = [] }
    ),
    Case(
      "does not know a role that was not read", .unknown, Story().described { $0.role = "arn:r" }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRoleAdmin()) }

  @Test func `says what is wrong`() throws {
    let rule = LambdaRoleAdmin()
    #expect(try Self.story.summary(rule) == "role orders-role has AdministratorAccess")
    #expect(
      try Self.allowing(["iam:PassRole", "lambda:*"]).summary(rule)
        == "role orders-role may raise its own rights by iam:PassRole and lambda:CreateFunction")
    #expect(try Self.story.evidence("functions", rule) == .list(["orders-api"]))
    #expect(try Self.story.verdict(rule).violations.first?.resource?.tail == "role/orders-role")
  }
}
