import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-runtime-deprecated` {
  private static let story = function("nodejs20.x")

  private static func function(_ runtime: String?, image: Bool = false) -> Story {
    Story().described {
      $0.runtime = runtime
      $0.packageType = image ? "Image" : "Zip"
    }
  }

  @Test(arguments: [
    Case("speaks of a runtime that ended", .speaks, story),
    Case("is silent of one that did not", .silent, function("nodejs22.x")),
    Case("does not apply to an image", .notApplicable, function(nil, image: true)),
    Case("does not know a runtime that the calendar does not", .unknown, function("cobol85")),
    Case("does not know where no runtime is said", .unknown, function(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRuntimeDeprecated()) }

  @Test(arguments: [("2026-11-09T23:59:59Z", 0), ("2026-11-10T00:00:00Z", 1)])
  func `speaks from the day on which it ends`(moment: String, found: Int) throws {
    let at = try #require(Instant(iso8601: moment))
    let verdict = try Self.function("dotnet8").verdict(LambdaRuntimeDeprecated(), at: at)
    #expect(verdict.violations.count == found)
  }

  @Test(arguments: [
    ("2027-01-01T23:59:59Z", Severity.warning), ("2027-01-02T00:00:00Z", .critical),
    ("2027-03-03T00:00:00Z", .critical),
  ])
  func `is critical sixty days before changes are blocked`(moment: String, severity: Severity)
    throws
  {
    let at = try #require(Instant(iso8601: moment))
    let verdict = try Self.story.verdict(LambdaRuntimeDeprecated(), at: at)
    #expect(verdict.violations.map(\.severity) == [severity])
  }

  @Test(arguments: [
    ("2026-11-20", "no new functions from 2027-02-01"),
    ("2027-02-01", "no changes from 2027-03-03"),
    ("2027-03-03", "no changes any more"),
  ])
  func `names the next block`(moment: String, block: String) throws {
    let at = try #require(Instant(iso8601: moment))
    let verdict = try Self.story.verdict(LambdaRuntimeDeprecated(), at: at)
    #expect(
      verdict.violations.first?.summary
        == "nodejs20.x ended 2026-04-30, \(block); move to nodejs24.x")
  }

  @Test func `names what is not known`() throws {
    #expect(
      try Self.function("cobol85").verdict(LambdaRuntimeDeprecated()).missing
        == "cobol85 in the calendar of 2026-11-20 not recorded")
  }
}
