import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-runtime-not-latest` {
  private static let story = function("python3.12")

  private static func function(_ runtime: String?, image: Bool = false) -> Story {
    Story().described {
      $0.runtime = runtime
      $0.packageType = image ? "Image" : "Zip"
    }
  }

  @Test(arguments: [
    Case("speaks of two releases behind", .speaks, story),
    Case("is silent of one release behind", .silent, function("python3.13")),
    Case("is silent of the newest", .silent, function("nodejs24.x")),
    Case("leaves what ended to another rule", .notApplicable, function("python3.9")),
    Case("does not apply to an image", .notApplicable, function(nil, image: true)),
    Case("does not know a runtime that the calendar does not", .unknown, function("cobol85")),
    Case("does not know where no runtime is said", .unknown, function(nil)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRuntimeNotLatest()) }

  @Test(arguments: [("2028-10-30T23:59:59Z", 1), ("2028-10-31T00:00:00Z", 0)])
  func `speaks until the runtime ends`(moment: String, found: Int) throws {
    let at = try #require(Instant(iso8601: moment))
    let verdict = try Self.story.verdict(LambdaRuntimeNotLatest(), at: at)
    #expect(verdict.violations.count == found)
  }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaRuntimeNotLatest())
        == "python3.12 is 2 releases behind python3.14")
  }
}
