import ServerlessModel
import Testing

@testable import InsightEngine

struct `patterns of actions` {
  @Test(arguments: [
    ("iam:PassRole", "iam:PassRole", true), ("iam:passrole", "iam:PassRole", true),
    ("iam:*", "iam:PassRole", true), ("*", "iam:PassRole", true), ("*:*", "iam:PassRole", true),
    ("iam:*Role", "iam:PassRole", true), ("i*:P*ss*e", "iam:PassRole", true),
    ("iam:Pass", "iam:PassRole", false), ("iam:PassRoles", "iam:PassRole", false),
    ("s3:*", "iam:PassRole", false), ("iam:*Policy", "iam:PassRole", false),
    ("iam:*x*", "iam:PassRole", false), ("", "iam:PassRole", false),
  ])
  func `name what IAM takes them for`(pattern: String, action: String, matches: Bool) {
    #expect(PolicyStatement.matches(pattern, action) == matches)
  }
}
