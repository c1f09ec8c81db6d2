import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-async-event-age-high` {
  private static let story = old(first(5, of: 10, 300_000))

  private static func old(_ ages: [Double], maximum: Int? = nil, known: Bool = false) -> Story {
    Story().metric("AsyncEventAge", .maximum, ages).function {
      $0.asyncMaxEventAgeSeconds = maximum
      $0.asyncConfigurationKnown = known
    }
  }

  @Test(arguments: [
    Case("speaks of five minutes in ten", .speaks, story),
    Case("is silent of four minutes in ten", .silent, old(first(4, of: 10, 300_000))),
    Case("is silent below five minutes of age", .silent, old(first(5, of: 10, 299_999))),
    Case("is silent of minutes before its window", .silent, old(first(5, of: 11, 300_000))),
    Case("speaks at half of the maximum age", .speaks, old(oldest(10, 30_000), maximum: 60)),
    Case("is silent below half of it", .silent, old(oldest(10, 29_999), maximum: 60)),
    Case("takes six hours for the maximum", .speaks, old(oldest(10, 10_800_000), known: true)),
    Case("is silent below half of six hours", .silent, old(oldest(10, 10_799_999), known: true)),
    Case("is silent where the maximum is not known", .silent, old(oldest(10, 21_600_000))),
    Case("is silent without points", .silent, Story().seen(minutes: 10)),
    Case("does not know where less than its window was seen", .unknown, Story().seen(minutes: 9)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaAsyncEventAgeHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaAsyncEventAgeHigh())
        == "events wait 5 min, 5 of the last 10 min too long")
    #expect(
      try Self.old(oldest(10, 30_000), maximum: 60).summary(LambdaAsyncEventAgeHigh())
        == "events wait 30.00 s of 60.0 s allowed, 0 of the last 10 min too long")
  }
}
