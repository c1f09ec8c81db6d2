import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-code-vulnerabilities` {
  private static let story = scanned([hole("HIGH")])

  private static func hole(_ severity: String, _ id: String = "CVE-2026-1234") -> CodeFinding {
    CodeFinding(
      type: "PACKAGE_VULNERABILITY", severity: severity, ids: [id], title: id,
      dependency: "lodash", fixedIn: "4.17.21")
  }

  private static func scanned(_ findings: [CodeFinding]?, scan: String? = "ENABLED") -> Story {
    var account = AccountConfiguration()
    account.inspectorLambda = scan
    return Story().function { $0.codeFindings = findings }
      .beside(.account, Story.account, .account(account))
  }

  @Test(arguments: [
    Case("speaks of a high hole", .speaks, story),
    Case("speaks of a critical hole", .speaks, scanned([hole("CRITICAL")])),
    Case("speaks though the status was not asked for", .speaks, scanned([hole("HIGH")], scan: nil)),
    Case("is silent of a medium hole", .silent, scanned([hole("MEDIUM")])),
    Case(
      "is silent of a lower one where the status was not asked for", .silent,
      scanned([hole("LOW")], scan: nil)),
    Case("leaves secrets to another rule", .silent, scanned([hole("CRITICAL", "CWE-798")])),
    Case("is silent where nothing was found", .silent, scanned([])),
    Case("speaks where nothing is scanned", .speaks, scanned(nil, scan: "DISABLED")),
    Case(
      "leaves that to the first of the functions to say", .unknown,
      scanned([], scan: "DISABLED").beside(
        .lambdaFunction, "aaa", .function(FunctionConfiguration()))),
    Case("does not know whether anything is scanned", .unknown, scanned([], scan: nil)),
    Case("does not know where nobody asked Inspector", .unknown, scanned(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaCodeVulnerabilities()) }

  @Test func `names the worst hole and its cure`() throws {
    let story = Self.scanned([Self.hole("HIGH", "CVE-2026-1"), Self.hole("CRITICAL", "CVE-2026-2")])
    #expect(
      try story.summary(LambdaCodeVulnerabilities())
        == "2 known holes, CVE-2026-2 in lodash, fixed in 4.17.21")
  }

  @Test func `tells the account that nothing is scanned, and as information`() throws {
    let found = try Self.scanned(nil, scan: "DISABLED").verdict(LambdaCodeVulnerabilities())
      .violations
    #expect(found.map(\.severity) == [.info])
    #expect(found.first?.resource?.arn == "arn:aws:iam:eu-west-1:111122223333:root")
    #expect(found.first?.summary == "Amazon Inspector does not scan functions")
  }
}
