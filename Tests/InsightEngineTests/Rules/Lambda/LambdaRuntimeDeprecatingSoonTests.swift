import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-runtime-deprecating-soon` {
  private static let story = function("nodejs22.x")

  private static func function(_ runtime: String?, image: Bool = false) -> Story {
    Story().described {
      $0.runtime = runtime
      $0.packageType = image ? "Image" : "Zip"
    }
  }

  @Test(arguments: [
    Case("speaks of an end within months", .speaks, story),
    Case("is silent of a later end", .silent, function("python3.11")),
    Case("is silent of an end that has come", .silent, function("nodejs20.x")),
    Case("does not apply to an image", .notApplicable, function(nil, image: true)),
    Case("does not know a runtime that the calendar does not", .unknown, function("cobol85")),
    Case("does not know where no runtime is said", .unknown, function(nil)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRuntimeDeprecatingSoon()) }

  @Test(arguments: [
    ("2026-11-01T00:00:00Z", 1), ("2026-10-31T23:59:59Z", 0), ("2027-04-29T23:59:59Z", 1),
    ("2027-04-30T00:00:00Z", 0),
  ])
  func `speaks in the 180 days before`(moment: String, found: Int) throws {
    let at = try #require(Instant(iso8601: moment))
    let verdict = try Self.story.verdict(LambdaRuntimeDeprecatingSoon(), at: at)
    #expect(verdict.violations.count == found)
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaRuntimeDeprecatingSoon())
        == "nodejs22.x ends in 161 days, 2027-04-30; move to nodejs24.x")
  }
}
