import ServerlessModel
import Testing

@testable import InsightEngine

struct `appsync-errors-or-slow` {
  private static let story = failing()

  private static func failing(
    _ errors: [Double] = first(3, of: 5, 1), requests: [Double] = first(3, of: 5, 100)
  ) -> Story {
    Story(.graphqlAPI, "gql").metric("5XXError", errors).metric("Requests", requests)
  }

  private static func slow(_ latencies: [Double] = first(3, of: 5, 2500), requests: Double = 20)
    -> Story
  {
    failing([0], requests: oldest(5, requests)).metric("Latency", Statistic("p90"), latencies)
  }

  @Test(arguments: [
    Case("speaks of one request in a hundred for three minutes", .speaks, story),
    Case("is silent of two minutes", .silent, failing(first(2, of: 5, 50))),
    Case("is silent of a smaller share", .silent, failing(requests: first(3, of: 5, 101))),
    Case(
      "is silent below twenty requests", .silent,
      failing(first(3, of: 5, 6), requests: [7, 6, 6, 0, 0])),
    Case(
      "speaks of twenty", .speaks, failing(first(3, of: 5, 6), requests: [7, 7, 6, 0, 0])),
    Case(
      "is silent of minutes before its window", .silent,
      failing(first(3, of: 6, 1), requests: first(3, of: 6, 100))),
    Case("speaks of two and a half seconds", .speaks, slow()),
    Case("is silent of quicker answers", .silent, slow(first(3, of: 5, 2499))),
    Case("is silent of two slow minutes", .silent, slow(first(2, of: 5, 9000))),
    Case("is silent of slow minutes before its window", .silent, slow(first(3, of: 6, 2500))),
    Case("is silent of nineteen slow requests", .silent, slow(requests: 19)),
    Case("is silent without points", .silent, Story(.graphqlAPI, "gql").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.graphqlAPI, "gql").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AppsyncErrorsOrSlow()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = AppsyncErrorsOrSlow()
    #expect(try Self.story.summary(rule) == "fails 3 times in 300 requests")
    #expect(try Self.slow().summary(rule) == "p90 2.50 s, 3 of the last 5 min")
  }

  @Test func `is critical where it fails and warns where it is slow`() throws {
    let rule = AppsyncErrorsOrSlow()
    #expect(try Self.story.verdict(rule).violations.first?.severity == .critical)
    #expect(try Self.slow().verdict(rule).violations.first?.severity == .warning)
  }
}
