import ServerlessModel
import Testing

@testable import InsightEngine

struct `rds-exposed-or-fragile` {
  private static let story = story { $0.publiclyAccessible = true }

  private static func story(
    env: String = "test", _ change: (inout DatabaseConfiguration) -> Void = { _ in }
  ) -> Story {
    var database = DatabaseConfiguration()
    database.publiclyAccessible = false
    database.encrypted = true
    database.backupRetentionDays = 1
    database.multiAZ = false
    change(&database)
    return Story(.database, "orders").configuration(.database(database)).tagged(["env": env])
  }

  @Test(arguments: [
    Case("speaks of a public database", .speaks, story),
    Case("speaks of an unencrypted one", .speaks, story { $0.encrypted = false }),
    Case("speaks of one without backup", .speaks, story { $0.backupRetentionDays = 0 }),
    Case("speaks of one zone in production", .speaks, story(env: "prod")),
    Case("passes one zone in a test", .silent, story()),
    Case("passes two zones in production", .silent, story(env: "prod") { $0.multiAZ = true }),
    Case(
      "does not know where access was not asked for", .unknown,
      story { $0.publiclyAccessible = nil }),
    Case(
      "does not know where backups were not asked for", .unknown,
      story { $0.backupRetentionDays = nil }),
    Case("does not know without a configuration", .unknown, Story(.database, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(RdsExposedOrFragile()) }

  @Test func `is as severe as the worst of it`() throws {
    func severity(_ story: Story) throws -> Severity? {
      try story.verdict(RdsExposedOrFragile()).violations.first?.severity
    }
    #expect(try severity(Self.story(env: "prod") { $0.publiclyAccessible = true }) == .critical)
    #expect(try severity(Self.story(env: "prod") { $0.encrypted = false }) == .warning)
    #expect(try severity(Self.story(env: "prod") { $0.backupRetentionDays = 0 }) == .warning)
    #expect(try severity(Self.story(env: "prod")) == .info)
  }

  @Test func `says what is wrong`() throws {
    let all = Self.story(env: "prod") {
      $0.publiclyAccessible = true
      $0.encrypted = false
      $0.backupRetentionDays = 0
    }
    #expect(
      try all.summary(RdsExposedOrFragile())
        == "reachable from the internet, not encrypted, no backup, one availability zone")
  }
}
