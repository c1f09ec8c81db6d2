import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-user-errors` {
  private static let story = Story.account().metric("UserErrors", first(10, of: 10, 5))

  @Test(arguments: [
    Case("speaks of five errors in each of ten minutes", .speaks, story),
    Case("is silent of four", .silent, Story.account().metric("UserErrors", first(10, of: 10, 4))),
    Case(
      "is silent of nine minutes", .silent,
      Story.account().metric("UserErrors", first(9, of: 10, 99))),
    Case(
      "is silent of minutes before its window", .silent,
      Story.account().metric("UserErrors", first(10, of: 11, 99))),
    Case("is silent without points", .silent, Story.account().seen(minutes: 10)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story.account().seen(minutes: 9)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbUserErrors()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(DdbUserErrors()) == "50 invalid requests in 10 of the last 10 min")
  }

  @Test func `names the functions that fail with it in those minutes`() throws {
    func failing(_ story: Story, _ name: String, _ count: Int, _ error: String, ago: Double = 5)
      -> Story
    {
      story.runs(count, .error, ago: ago) {
        $0.resource = .function(name, account: Story.account, region: Story.region)
        $0.errorType = error
      }
    }
    var story = failing(Self.story, "orders", 2, "ValidationException")
    story = failing(story, "bills", 3, "ValidationException")
    story = failing(story, "other", 9, "TypeError")
    story = failing(story, "early", 9, "ValidationException", ago: 20)
    #expect(
      try story.evidence("functions", DdbUserErrors()) == .list(["bills ×3", "orders ×2"]))
    #expect(
      try story.summary(DdbUserErrors())
        == "50 invalid requests in 10 of the last 10 min, most by bills ×3")
  }
}
