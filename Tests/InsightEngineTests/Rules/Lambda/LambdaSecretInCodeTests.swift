import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-secret-in-code` {
  private static let story = scanned([secret("CWE-798")])

  private static func secret(_ weakness: String) -> CodeFinding {
    CodeFinding(
      type: "CODE_VULNERABILITY", severity: "CRITICAL", ids: [weakness],
      title: "Hardcoded credentials", file: "app.py", line: 12)
  }

  private static func scanned(_ findings: [CodeFinding]?, scan: String? = "ENABLED") -> Story {
    var account = AccountConfiguration()
    account.inspectorLambdaCode = scan
    return Story().function { $0.codeFindings = findings }
      .beside(.account, Story.account, .account(account))
  }

  @Test(arguments: [
    Case("speaks of hardcoded credentials", .speaks, story),
    Case("speaks of a hardcoded password", .speaks, scanned([secret("CWE-259")])),
    Case("speaks of a hardcoded key", .speaks, scanned([secret("CWE-321")])),
    Case(
      "speaks whatever the scan is set to now", .speaks, scanned([secret("CWE-798")], scan: nil)),
    Case("is silent of other weaknesses", .silent, scanned([secret("CWE-89")])),
    Case("is silent where the scan found nothing", .silent, scanned([])),
    Case("does not know where the code is not scanned", .unknown, scanned([], scan: "DISABLED")),
    Case("does not know whether the code is scanned", .unknown, scanned([], scan: nil)),
    Case("does not know where nobody asked Inspector", .unknown, scanned(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaSecretInCode()) }

  @Test func `says where it is`() throws {
    let rule = LambdaSecretInCode()
    #expect(try Self.story.summary(rule) == "1 secret in the code, CWE-798 in app.py line 12")
    #expect(try Self.story.evidence("patterns", rule) == .list(["Hardcoded credentials"]))
    #expect(
      try Self.scanned([], scan: "DISABLED").verdict(rule).missing
        == "Amazon Inspector code scan not recorded")
  }
}
