import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-role-wildcard` {
  private static let story = allowing(["dynamodb:*"], on: ["arn:t"])

  private static func allowing(
    _ actions: [String], on resources: [String] = ["*"], effect: String = "Allow"
  ) -> Story {
    role(PolicyStatement(sid: "S", effect: effect, actions: actions, resources: resources))
  }

  private static func role(
    _ statements: PolicyStatement..., attached: [String]? = [], read: [String]? = nil
  ) -> Story {
    Story().role {
      $0.statements = statements
      $0.attachedPolicies = attached
      $0.readPolicies = read
    }
  }

  @Test(arguments: [
    Case("speaks of every action of a service", .speaks, story),
    Case("speaks of actions that begin alike", .speaks, allowing(["s3:Get*"], on: ["arn:b"])),
    Case("speaks of one action on everything", .speaks, allowing(["s3:GetObject"])),
    Case(
      "is silent of one action on one thing", .silent, allowing(["s3:GetObject"], on: ["arn:b"])),
    Case("is silent of what is denied", .silent, allowing(["*"], effect: "Deny")),
    Case(
      "speaks of all but a few actions", .speaks,
      role(PolicyStatement(effect: "Allow", notActions: ["iam:*"], resources: ["*"]))),
    Case(
      "exempts logs, traces, metrics and interfaces", .silent,
      allowing([
        "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "xray:Put*",
        "xray:GetSamplingRules", "cloudwatch:PutMetricData", "ec2:CreateNetworkInterface",
        "ec2:*NetworkInterface*", "ec2:AssignPrivateIpAddresses", "sts:GetCallerIdentity",
      ])),
    Case(
      "exempts what lists and describes", .silent,
      allowing(["s3:ListAllMyBuckets", "ec2:DescribeVpcs"])),
    Case("does not exempt all of a service", .speaks, allowing(["ec2:*"])),
    Case(
      "leaves it to the first of the functions to speak", .silent,
      {
        var other = FunctionConfiguration()
        other.role = "arn:aws:iam::111122223333:role/orders-role"
        return story.beside(.lambdaFunction, "aaa", .function(other))
      }()),
    Case(
      "speaks though other policies were not read", .speaks,
      role(
        PolicyStatement(effect: "Allow", actions: ["*"], resources: ["*"]),
        attached: ["arn:aws:iam::111122223333:policy/own"])),
    Case(
      "does not know a policy that was not read", .unknown,
      role(attached: ["arn:aws:iam::111122223333:policy/own"])),
    Case(
      "passes policies that were read", .silent,
      role(
        attached: ["arn:aws:iam::111122223333:policy/own"],
        read: ["arn:aws:iam::111122223333:policy/own"])),
    Case(
      "knows the modest policies of AWS", .silent,
      role(attached: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"])),
    Case(
      "does not trust a policy that is only named so", .unknown,
      role(attached: ["arn:aws:iam::111122223333:policy/AWSLambdaBasicExecutionRole"])),
    Case("does not know which policies are attached", .unknown, role(attached: nil)),
    Case(
      "does not know a role without statements", .unknown, Story().role { $0.attachedPolicies = [] }
    ),
    Case(
      "does not know a role that was not read", .unknown, Story().described { $0.role = "arn:r" }),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRoleWildcard()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaRoleWildcard()
    #expect(try Self.story.summary(rule) == "role orders-role allows dynamodb:*")
    let many = Self.allowing(["s3:*", "sns:Publish", "sqs:SendMessage"])
    #expect(try many.summary(rule) == "role orders-role allows s3:* on * and 2 more")
    #expect(
      try many.evidence("entries", rule)
        == .list(["s3:* on *", "sns:Publish on *", "sqs:SendMessage on *"]))
    #expect(try many.evidence("statements", rule) == .list(["S"]))
  }

  @Test func `blames the role and names what to ask`() throws {
    let rule = LambdaRoleWildcard()
    let found = try Self.story.verdict(rule).violations
    #expect(found.first?.resource?.tail == "role/orders-role")
    #expect(
      try Self.role(attached: nil).verdict(rule).missing
        == "iam:ListAttachedRolePolicies not recorded")
    #expect(
      try Self.role(attached: ["arn:p"]).verdict(rule).missing
        == "iam:GetPolicyVersion not recorded")
  }
}
