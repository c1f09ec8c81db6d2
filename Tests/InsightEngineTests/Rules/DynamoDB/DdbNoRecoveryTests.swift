import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-no-recovery` {
  private static let story = story(recovery: false, protected: false)

  private static func story(recovery: Bool?, protected: Bool?, env: String = "prod") -> Story {
    var table = TableConfiguration()
    table.pointInTimeRecovery = recovery
    table.deletionProtection = protected
    return Story(.table, "orders").configuration(.table(table)).tagged(["env": env])
  }

  @Test(arguments: [
    Case("speaks without recovery", .speaks, story(recovery: false, protected: true)),
    Case(
      "speaks without protection in production", .speaks, story(recovery: true, protected: false)),
    Case(
      "passes a test table without protection", .silent,
      story(recovery: true, protected: false, env: "test")),
    Case("passes a table with both", .silent, story(recovery: true, protected: true)),
    Case(
      "does not know whether an untagged table is production's", .unknown,
      story(recovery: true, protected: false).tagged([:]).unasked(.inventory)),
    Case(
      "takes a table without tags for none of production's", .silent,
      story(recovery: true, protected: false).tagged([:])),
    Case(
      "does not know where recovery was not asked for", .unknown,
      story(recovery: nil, protected: true)),
    Case("does not know without a configuration", .unknown, Story(.table, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbNoRecovery()) }

  @Test func `says what is wrong with its numbers`() throws {
    let found = try Self.story.verdict(DdbNoRecovery()).violations.first
    #expect(found?.summary == "no point-in-time recovery, no deletion protection")
    #expect(found?.severity == .warning)
    let minor = try Self.story(recovery: true, protected: false).verdict(DdbNoRecovery())
    #expect(minor.violations.first?.severity == .info)
  }

  @Test func `says which permission would tell`() throws {
    let story = Self.story(recovery: nil, protected: true)
    let action = "dynamodb:DescribeContinuousBackups"
    #expect(try story.verdict(DdbNoRecovery()) == .unknown(.notRecorded(action)))
    #expect(try story.refused(action).verdict(DdbNoRecovery()) == .unknown(.denied(action: action)))
  }
}
