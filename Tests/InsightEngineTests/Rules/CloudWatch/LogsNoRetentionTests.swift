import ServerlessModel
import Testing

@testable import InsightEngine

struct `logs-no-retention` {
  private static let story = story(megabytes: 10)

  private static func story(
    megabytes: Double?, days: Int? = nil, name: String = "/aws/lambda/orders"
  ) -> Story {
    var group = LogGroupConfiguration()
    group.storedBytes = megabytes.map { Int64($0 * 1_048_576) }
    group.retentionDays = days
    return Story(.logGroup, name).configuration(.logGroup(group))
  }

  @Test(arguments: [
    Case("speaks of lines kept for ever", .speaks, story),
    Case("speaks of an empty group too", .speaks, story(megabytes: 0)),
    Case("passes a year", .silent, story(megabytes: 99, days: 365)),
    Case("speaks of more than a year", .speaks, story(megabytes: 99, days: 366)),
    Case(
      "passes a trail for auditors", .silent,
      story(megabytes: 99, days: 3653, name: "/aws/cloudtrail/all")),
    Case("speaks of a trail that is kept for ever", .speaks, story(megabytes: 99, name: "audit")),
    Case("does not know where the group was not described", .unknown, story(megabytes: nil)),
    Case("does not know without a configuration", .unknown, Story(.logGroup, "/aws/lambda/orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LogsNoRetention()) }

  @Test func `says what is kept and what it costs`() throws {
    #expect(
      try Self.story(megabytes: 102_400).summary(LogsNoRetention())
        == "keeps 100 GB for ever, $3.00 a month")
    #expect(
      try Self.story(megabytes: 1024, days: 731).summary(LogsNoRetention())
        == "keeps 1.0 GB for 731 d, $0.03 a month")
  }

  @Test(arguments: [
    (360.0, Int?.none, 2.25), (180, nil, 1.5), (90, nil, nil), (720, 400, 2.325), (nil, nil, nil),
  ])
  func `says what ninety days would save, by the age of the group`(
    age: Double?, kept: Int?, saving: Double?
  ) throws {
    var group = LogGroupConfiguration()
    group.storedBytes = 100 << 30
    group.retentionDays = kept
    group.createdAt = age.map { Story.ago($0 * 1440) }
    let story = Story(.logGroup, "/aws/lambda/orders").configuration(.logGroup(group))
    let told = try story.verdict(LogsNoRetention()).violations.first?.savingUSD
    #expect(told.map { ($0 * 1e6).rounded() } == saving.map { $0 * 1e6 })
  }

  @Test(arguments: [(10.0, Severity.warning), (9.99, .info)])
  func `is a warning from ten megabytes on`(megabytes: Double, severity: Severity) throws {
    let verdict = try Self.story(megabytes: megabytes).verdict(LogsNoRetention())
    #expect(verdict.violations.first?.severity == severity)
  }
}
